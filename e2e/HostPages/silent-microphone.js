// A device that is there, and allowed, and sends nothing but digital silence, as one with its switch off.
if (navigator.mediaDevices) {
  MediaDevices.prototype.getUserMedia = async () => new AudioContext().createMediaStreamDestination().stream;
}
