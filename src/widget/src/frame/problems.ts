/** What a failure means to the visitor, by its code: what happened, and who can do what about it. English. */
export interface Problem {
  title: string;
  advice: string;
  /** The page around the frame is in the way: the call may work in a page of its own. */
  elsewhere?: boolean;
}

const OWNER = 'The owner of this site has to change that.';

const PROBLEMS: Readonly<Record<string, Problem>> = {
  mic_denied: { title: 'Your microphone is blocked', advice: 'Allow it for this page in the browser’s address bar, then try again.' },
  mic_dismissed: { title: 'The microphone was not allowed yet', advice: 'Try again and choose “Allow” when the browser asks.' },
  mic_blocked_by_policy: { title: 'This site switches the microphone off', advice: `Its Permissions-Policy header has to name this call. ${OWNER}`, elsewhere: true },
  mic_not_allowed_in_frame: { title: 'This site does not pass the microphone on', advice: `The call’s frame needs allow="microphone". ${OWNER}`, elsewhere: true },
  mic_sandboxed: { title: 'This site runs the call in a sandbox', advice: `The sandbox needs allow-same-origin. ${OWNER}`, elsewhere: true },
  mic_blocked_by_system: { title: 'Your system blocks the microphone', advice: 'Allow your browser to use it in the system’s privacy settings, then try again.' },
  mic_not_found: { title: 'No microphone was found', advice: 'Connect one, then try again.' },
  mic_busy: { title: 'Your microphone is in use', advice: 'Close the other app or tab that uses it, then try again.' },
  mic_silent: { title: 'Your microphone sends no sound', advice: 'Check that it is switched on, then try again.' },
  mic_unknown: { title: 'Your microphone could not be opened', advice: 'Connect it again or restart the browser, then try again.' },
  unsupported_browser: { title: 'This browser cannot make calls', advice: 'Open this page in a current Chrome, Edge, Firefox or Safari.' },
  capacity_reached: { title: 'All lines are busy', advice: 'Please try again in a minute.' },
  rate_limited: { title: 'Too many calls at once', advice: 'Please wait a minute, then try again.' },
  platform_unavailable: { title: 'The service is not available', advice: 'It is not your fault. Please try again in a minute.' },
  platform_timeout: { title: 'The service did not answer', advice: 'It is not your fault. Please try again in a minute.' },
  connect_failed: { title: 'The call could not be connected', advice: 'Check your connection, or try another network: some block calls.' },
  widget_paused: { title: 'Calls are paused', advice: 'The owner of this site has switched them off for now.' },
  origin_not_allowed: { title: 'Calls are not allowed on this page', advice: 'The owner of this site has to list it among the widget’s allowed origins.' },
  frame_blocked: { title: 'This page did not open the call properly', advice: `It has to be embedded with the widget’s own script. ${OWNER}`, elsewhere: true },
};

/**
 * The words for a code. A code that only the site's owner understands keeps the message it came with.
 * `embeddedBy` is the origin of the page around the frame, or null on a page of its own.
 */
export function describe(code: string, message: string, embeddedBy: string | null): Problem {
  if (code === 'insecure_origin') return insecure(embeddedBy);
  return PROBLEMS[code] ?? { title: 'This call is not set up correctly', advice: `Please tell the owner of this site: ${message}` };
}

/** A frame is only as secure as the page around it, so an https frame may still be refused. */
function insecure(embeddedBy: string | null): Problem {
  if (embeddedBy?.startsWith('http:')) {
    const secure = embeddedBy.replace('http:', 'https:').replace(/:\d+$/, '');
    return {
      title: 'This page is not secure',
      advice: `Browsers allow the microphone only on https pages, and the page around this call is ${embeddedBy}. Open it as ${secure}, or tell the owner of this site.`,
      elsewhere: true,
    };
  }
  return { title: 'This page is not secure', advice: 'Browsers allow the microphone only on https pages. Open this one with https:// in its address.' };
}
