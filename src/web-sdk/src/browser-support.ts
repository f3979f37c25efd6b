import { DialNexaError } from './errors';

/** Throws when this page or browser cannot make a call, without touching `mediaDevices` on an insecure page. */
export function checkBrowser(): void {
  if (typeof window === 'undefined') throw unsupported('start() works in a browser only: call it from a click.');
  if (!window.isSecureContext) throw insecure();
  const { mediaDevices } = navigator;
  const connection = window.RTCPeerConnection;
  if (!mediaDevices || !mediaDevices.getUserMedia || !connection || !('connectionState' in connection.prototype)) {
    throw unsupported('This browser cannot make calls. Use a current Chrome, Edge or Firefox, or Safari 15 or newer.');
  }
}

const unsupported = (message: string) => new DialNexaError('unsupported_browser', message);

/** A page that is itself served over HTTPS is insecure only because a page that frames it is not. */
function insecure(): DialNexaError {
  const { protocol, origin } = location;
  const message =
    protocol === 'https:'
      ? `The host page around ${origin} is not secure. Serve the host page over HTTPS.`
      : `${origin} is not secure. Serve the page over HTTPS, or from localhost.`;
  return new DialNexaError('insecure_origin', message);
}
