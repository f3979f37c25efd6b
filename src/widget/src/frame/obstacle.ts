import type { Failure } from '../messages';

/**
 * What stands in the way of a call before the visitor or the server is asked for anything.
 * `embeddedBy` is null while no page has greeted the frame.
 */
export function findObstacle(paused: boolean, embeddedBy: string | null, secure: boolean): Failure | null {
  if (paused) return { code: 'widget_paused', message: 'The widget is paused. Its owner can switch it on again in the console.', retryable: false };
  if (embeddedBy === null) {
    return { code: 'frame_blocked', message: 'The page around the frame has not greeted it. Embed the frame with the widget’s script.', retryable: false };
  }
  if (!secure) {
    const message = `Browsers capture a microphone only on https pages, and ${embeddedBy} is not one. Serve it over https.`;
    return { code: 'insecure_origin', message, retryable: false };
  }
  return null;
}
