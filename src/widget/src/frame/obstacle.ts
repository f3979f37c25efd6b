import type { Failure } from '../messages';

/** What decides before the visitor or the server is asked for anything. */
export interface Premises {
  paused: boolean;
  /** The page around the frame, or the frame's own origin; null while no page has greeted the frame. */
  embeddedBy: string | null;
  /** `isSecureContext`. */
  secure: boolean;
  /** `origin` of the frame: `null` in a sandbox. */
  ownOrigin: string;
  /** Whether the browser has what a call needs. */
  able: boolean;
}

/** Names what stands in the way of a call from the start; null when nothing does. */
export function findObstacle({ paused, embeddedBy, secure, ownOrigin, able }: Premises): Failure | null {
  if (paused) return failure('widget_paused', 'Site owner: the widget is paused. You can switch it on again in the console.');
  if (ownOrigin === 'null') return failure('mic_sandboxed', 'Site owner: the frame runs in a sandbox without an origin. Add allow-same-origin to the sandbox.');
  if (embeddedBy === null) return failure('frame_blocked', 'Site owner: the page around the frame has not greeted it. Embed the frame with the widget’s script.');
  if (!secure) return failure('insecure_origin', `Site owner: browsers capture a microphone only on https pages, and ${embeddedBy} is not one. Serve it over https.`);
  if (!able) return failure('unsupported_browser', 'This browser cannot make calls. Use a current Chrome, Edge, Firefox or Safari (15 or newer).');
  return null;
}

const failure = (code: string, message: string): Failure => ({ code, message, retryable: false });
