// Runs before any other script of every page and frame that a test opens. It changes nothing that a page can notice,
// and counts what a visitor would: requests for the microphone, tracks that record, connections, errors that nobody caught.
(() => {
  // WebKit's remote inspector runs the scripts once more in a page that has them.
  if (window.instruments) return;
  const instruments = { microphoneRequests: 0, tracks: [], peers: [], players: [], errors: [], inboundEnergy };
  Object.defineProperty(window, 'instruments', { value: instruments });

  addEventListener('error', ({ message }) => instruments.errors.push(message));
  addEventListener('unhandledrejection', ({ reason }) => instruments.errors.push(String(reason)));

  // An insecure page has no mediaDevices. A script that looks for it all the same, or for its ancestors, finds this one,
  // and is counted.
  if (!navigator.mediaDevices) {
    Object.defineProperty(navigator, 'mediaDevices', { value: { getUserMedia: refuse } });
    Object.defineProperty(navigator, 'webkitGetUserMedia', { value: refuse });
    Object.defineProperty(navigator, 'mozGetUserMedia', { value: refuse });
  } else {
    const ask = MediaDevices.prototype.getUserMedia;
    MediaDevices.prototype.getUserMedia = function getUserMedia(constraints) {
      instruments.microphoneRequests += 1;
      const answer = ask.call(this, constraints);
      answer.then((stream) => instruments.tracks.push(...stream.getTracks()), () => {});
      return answer;
    };
    // A copy of a track records as well as the track.
    for (const kind of [MediaStream, MediaStreamTrack]) {
      const copy = kind.prototype.clone;
      kind.prototype.clone = function clone() {
        const made = copy.call(this);
        instruments.tracks.push(...(made.getTracks ? made.getTracks() : [made]));
        return made;
      };
    }
  }

  if (window.RTCPeerConnection) {
    window.RTCPeerConnection = class RTCPeerConnection extends window.RTCPeerConnection {
      constructor(...options) {
        super(...options);
        instruments.peers.push(this);
      }
    };
  }

  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    instruments.players.push(this);
    return play.call(this);
  };

  function refuse() {
    instruments.microphoneRequests += 1;
    return Promise.reject(new DOMException('The page is not secure.', 'NotAllowedError'));
  }

  async function inboundEnergy() {
    let energy = 0;
    for (const peer of instruments.peers) {
      for (const entry of (await peer.getStats()).values()) {
        energy += (entry.type === 'inbound-rtp' && entry.totalAudioEnergy) || 0;
      }
    }
    return energy;
  }
})();
