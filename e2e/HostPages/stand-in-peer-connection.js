// WebKitGTK as Debian builds it has no RTCPeerConnection, and the SDK says so before it asks for anything. This one lets a
// call go as far as the microphone there, and no further: an offer is never made. Browsers that have the real one keep it.
window.RTCPeerConnection ??= class RTCPeerConnection extends EventTarget {
  signalingState = 'stable';

  get connectionState() {
    return 'new';
  }

  addTrack() {
    return {};
  }

  addTransceiver() {
    return { sender: { replaceTrack: async () => {} } };
  }

  createOffer() {
    return new Promise(() => {});
  }

  getStats() {
    return Promise.resolve(new Map());
  }

  close() {
    this.signalingState = 'closed';
  }
};
