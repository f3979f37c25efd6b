import { FULL_PAGE } from '../loader/words';
import type { Failure } from '../messages';
import { ANSWER_WITHIN_MS } from './handshake';

/**
 * How a frame is kept from answering: by the page's own policy, by a sandbox that a script of the page put it into, or nobody tells how. A
 * browser does not tell a page that the frame's `frame-ancestors` refused it: silence is the only sign.
 */
export type Refusal = 'policy' | 'sandbox' | 'silence';

/** In English: nobody but the frame has the other languages. */
const FRAME_BLOCKED = 'This page does not let the call open here.';

/** What a page's owner can do about it. `directive`: of the page's Content-Security-Policy, for `policy`. */
export function failureOf(refusal: Refusal, frameUrl: string, directive = ''): Failure {
  const { origin } = new URL(frameUrl);
  const message = {
    policy: `this page's Content-Security-Policy (${directive}) keeps the call of ${origin} out. Add ${origin} to its frame-src.`,
    silence: `${frameUrl} did not answer in ${ANSWER_WITHIN_MS / 1000} s. Add ${location.origin} to the widget's AllowedOrigins (frame-ancestors), or see whether the server is there.`,
    sandbox: `a script of this page puts the frame of ${frameUrl} into a sandbox. Leave the sandbox attribute out, or add allow-scripts allow-same-origin to it.`,
  };
  return { code: refusal === 'sandbox' ? 'mic_sandboxed' : 'frame_blocked', message: `Site owner: ${message[refusal]}`, retryable: false };
}

/** Says in the place of the frame that it cannot be shown. `address`: the call's own page, where the widget allows it, or empty. */
export function showRefusal(root: ShadowRoot, address: string): void {
  const message = document.createElement('p');
  message.setAttribute('role', 'alert');
  message.lang = 'en';
  message.style.cssText = 'margin:24px;font:16px/1.5 system-ui,sans-serif;color:CanvasText';
  message.textContent = FRAME_BLOCKED;
  root.append(message);
  if (!address) return;
  const link = document.createElement('a');
  link.style.cssText = 'display:block;margin:12px 24px;font:16px/2.75 system-ui,sans-serif;color:LinkText';
  link.lang = 'en';
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = FULL_PAGE;
  root.append(link);
}
