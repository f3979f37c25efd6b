import type { CallOptions } from './call-types';
import type { ErrorCode } from './error-codes';

/** Only Chromium has it: what tells a forgotten header or `allow` from a visitor who said no. */
interface PolicyDocument {
  featurePolicy?: { allowsFeature(feature: string): boolean };
}

type Explanation = [ErrorCode, string];

/** Firefox puts such questions off until its page has the focus: the visitor is then told without the answer. */
const patienceMs = 3_000;

/**
 * Names the cause of a failed `getUserMedia`, and who can do what about it. Looks closer only now that it has failed: before
 * the visitor's click nothing about the microphone is asked.
 * @param page What the page around the widget's frame said of itself.
 */
export async function explain(error: unknown, page?: CallOptions['page']): Promise<Explanation> {
  const { name, message } = Object(error) as { name?: string; message?: string };
  // A frame sandboxed away from its origin: Chromium fails with a SecurityError, Firefox as if the visitor had said no.
  if (name === 'SecurityError' || (name === 'NotAllowedError' && window.origin === 'null')) {
    return ['mic_sandboxed', 'Site owner: add allow-same-origin to the sandbox attribute of the frame, or leave the attribute out.'];
  }
  switch (name) {
    case 'NotAllowedError':
      return (await forbidden(page)) || refused(`${message}`, page);
    case 'NotFoundError':
      return ['mic_not_found', 'No microphone was found. Connect one, and try again.'];
    case 'OverconstrainedError':
      return ['mic_not_found', 'The chosen microphone was not found. Connect it, or choose another one.'];
    case 'NotReadableError':
    case 'AbortError':
      return (await hasMicrophone()) === false
        ? ['mic_not_found', 'The microphone has gone. Connect it, and try again.']
        : ['mic_busy', 'The microphone is in use. Close other programs that use it, and try again.'];
    default:
      return ['mic_unknown', `The microphone failed: ${name} ${message}. Try again, or use another browser.`];
  }
}

/** Names what keeps this page or browser from making a call. */
export function explainBrowser(): Explanation {
  if (typeof window === 'undefined') return ['unsupported_browser', 'start() needs a browser: call it from a click.'];
  if (window.isSecureContext) return ['unsupported_browser', 'This browser cannot make calls. Use a current Chrome, Edge, Firefox or Safari (15 or newer).'];
  // A page that is itself served over HTTPS is insecure only because a page that frames it is not.
  const { protocol, origin } = location;
  const page = protocol === 'https:' ? `the host page around ${origin}` : origin;
  return ['insecure_origin', `Site owner: ${page} is not secure. Use HTTPS, or localhost.`];
}

/** The site owner's doing: a header or an attribute that keeps the browser from even asking. */
async function forbidden(page: CallOptions['page']): Promise<Explanation | undefined> {
  const policy = (document as PolicyDocument).featurePolicy;
  const framed = window.self !== window.top;
  const { microphone, allow } = page || ({} as NonNullable<typeof page>);
  // Firefox has no such thing to ask, and heeds no such header; but a frame that may not use the microphone it shows none.
  const allowed = policy ? policy.allowsFeature('microphone') : !framed || (allow !== false && (await hasMicrophone()) !== false);
  if (allowed) return undefined;
  const header = `Permissions-Policy: microphone=(self${framed ? ` "${location.origin}"` : ''})`;
  // The page itself may not, or it passes on what still does not arrive: then its header does not name the frame's origin.
  const nested = microphone === false ? ' Where that page is itself in a frame, that frame needs allow="microphone".' : '';
  return !framed || microphone === false || (policy && allow)
    ? ['mic_blocked_by_policy', `Site owner: a header of the page forbids the microphone. Make it ${header}.${nested}`]
    : [
        'mic_not_allowed_in_frame',
        `Site owner: give the frame allow="microphone".${page ? '' : ` If the page has a policy, make it ${header}.`}`,
      ];
}

/** The visitor's or the system's. */
async function refused(message: string, page: CallOptions['page']): Promise<Explanation> {
  const state = await permissionState();
  // The wordings are Chromium's. Elsewhere: what is granted and yet refused only the system can have refused, and what can
  // still be asked for was not refused for good.
  if (/system/i.test(message) || state === 'granted') {
    return ['mic_blocked_by_system', 'The system blocks the microphone. Allow it for this browser in the system settings, and try again.'];
  }
  if (/dismissed/i.test(message) || state === 'prompt') {
    return ['mic_dismissed', 'The microphone was not allowed yet. Allow it, and try again.'];
  }
  const told = (page && page.allow) || (document as PolicyDocument).featurePolicy || (await hasMicrophone()) !== undefined;
  const unsure = window.self !== window.top && !told;
  const hint = unsure ? ' Site owner: if it was never asked for, give the frame allow="microphone".' : '';
  return ['mic_denied', `The microphone was refused. Allow it in the browser settings of this site, and try again.${hint}`];
}

/** Not told in Safari 15. */
function permissionState(): Promise<PermissionState | undefined> {
  return ifTold(async () => (await navigator.permissions.query({ name: 'microphone' as PermissionName })).state);
}

/** Whether the browser shows this document any microphone, named or not. */
function hasMicrophone(): Promise<boolean | undefined> {
  return ifTold(async () => (await navigator.mediaDevices.enumerateDevices()).some(({ kind }) => kind === 'audioinput'));
}

/** What a browser answers, or `undefined` when it cannot or does not. */
async function ifTold<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await Promise.race([ask(), new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs))]);
  } catch {
    return undefined;
  }
}
