import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeBrowser, FakeBrowser, newCall, partsLoaded } from './fakes/browser';
import { refusal } from './fakes/platform';

let browser: FakeBrowser;
beforeEach(() => void (browser = new FakeBrowser()));
afterEach(closeBrowser);

/** What a browser tells after a microphone was not to be had. */
interface Situation {
  /** In a frame of another page. */
  framed?: true;
  /** Sandboxed away from its origin. */
  sandboxed?: true;
  /** `document.featurePolicy`, in Chromium only. */
  policy?: boolean;
  /** `permissions.query`, not in Safari 15. */
  permission?: PermissionState;
  /** What `enumerateDevices` shows; `null`: it fails. */
  devices?: string[] | null;
  /** What the page around the widget's frame said of itself. */
  page?: { microphone: boolean | null; allow?: boolean };
}

function meet({ framed, sandboxed, policy, permission, devices }: Situation): void {
  if (framed) browser.window['top'] = {};
  if (sandboxed) browser.window['origin'] = 'null';
  if (policy !== undefined) browser.document['featurePolicy'] = { allowsFeature: (feature: string) => feature === 'microphone' && policy };
  if (devices) browser.mediaDevices.devices = devices;
  if (devices === null) vi.spyOn(browser.mediaDevices, 'enumerateDevices').mockRejectedValue(new Error('no'));
  const query = async ({ name }: { name: string }) => ({ state: name === 'microphone' ? permission : 'prompt' });
  vi.stubGlobal('navigator', { mediaDevices: browser.mediaDevices, ...(permission && { permissions: { query } }) });
}

// Chromium, Firefox and Safari as they were seen to be, or as their documentation says.
test.each<[string, string, string, Situation, string, RegExp]>([
  [
    'header of the page',
    'NotAllowedError',
    'Permission denied',
    { policy: false, permission: 'denied' },
    'mic_blocked_by_policy',
    /microphone=\(self\)\.$/,
  ],
  [
    'header of the page around, which says so',
    'NotAllowedError',
    'Permission denied',
    { policy: false, framed: true, page: { microphone: false } },
    'mic_blocked_by_policy',
    /^Site owner: a header .*microphone=\(self "https:\/\/shop\.test"\)\. Where that page is itself in a frame/,
  ],
  [
    'page around may, and passes on what does not arrive',
    'NotAllowedError',
    'Permission denied',
    { policy: false, framed: true, page: { microphone: true, allow: true } },
    'mic_blocked_by_policy',
    /^Site owner: a header .*microphone=\(self "https:\/\/shop\.test"\)\.$/,
  ],
  [
    'page around may, and its frame lost the attribute',
    'NotAllowedError',
    'Permission denied',
    { policy: false, framed: true, page: { microphone: true, allow: false } },
    'mic_not_allowed_in_frame',
    /^Site owner: give the frame allow="microphone"\.$/,
  ],
  [
    'page around with a loader that does not say what it passes on',
    'NotAllowedError',
    'Permission denied',
    { policy: false, framed: true },
    'mic_not_allowed_in_frame',
    /^Site owner: .*allow="microphone".*microphone=\(self "https:\/\/shop\.test"\)/,
  ],
  [
    'Safari 15 in a frame that lost the attribute',
    'NotAllowedError',
    'The request is not allowed',
    { framed: true, devices: null, page: { microphone: null, allow: false } },
    'mic_not_allowed_in_frame',
    /^Site owner: give the frame allow="microphone"\.$/,
  ],
  [
    'Safari 15 in a frame that has it',
    'NotAllowedError',
    'The request is not allowed',
    { framed: true, devices: null, page: { microphone: null, allow: true } },
    'mic_denied',
    /try again\.$/,
  ],
  [
    'page around does not tell',
    'NotAllowedError',
    'Permission denied',
    { policy: false, framed: true, page: { microphone: null } },
    'mic_not_allowed_in_frame',
    /allow="microphone"/,
  ],
  [
    'Firefox, frame that may not, which sees no microphone',
    'NotAllowedError',
    'The request is not allowed',
    { framed: true, permission: 'denied', devices: [] },
    'mic_not_allowed_in_frame',
    /allow="microphone"/,
  ],
  [
    'Firefox, frame that may',
    'NotAllowedError',
    'The request is not allowed',
    { framed: true, permission: 'denied' },
    'mic_denied',
    /^The microphone was refused[^]*try again\.$/,
  ],
  [
    'Firefox, no frame, no microphone',
    'NotAllowedError',
    'The request is not allowed',
    { permission: 'denied', devices: [] },
    'mic_denied',
    /try again\.$/,
  ],
  [
    'sandboxed Firefox',
    'NotAllowedError',
    'The request is not allowed',
    { framed: true, sandboxed: true, devices: [] },
    'mic_sandboxed',
    /allow-same-origin/,
  ],
  [
    'sandboxed Chromium',
    'SecurityError',
    'Invalid security origin',
    { framed: true, sandboxed: true, policy: true },
    'mic_sandboxed',
    /^Site owner/,
  ],
  ['visitor, for good', 'NotAllowedError', 'Permission denied', { policy: true, permission: 'denied' }, 'mic_denied', /browser settings/],
  [
    'visitor, question closed',
    'NotAllowedError',
    'Permission dismissed',
    { policy: true, permission: 'prompt' },
    'mic_dismissed',
    /Allow it/,
  ],
  ['visitor, can be asked again', 'NotAllowedError', 'The request is not allowed', { permission: 'prompt' }, 'mic_dismissed', /Allow it/],
  [
    'system, said so',
    'NotAllowedError',
    'Permission denied by system',
    { policy: true, permission: 'denied' },
    'mic_blocked_by_system',
    /system settings/,
  ],
  [
    'system, though the visitor allows',
    'NotAllowedError',
    'The request is not allowed',
    { permission: 'granted' },
    'mic_blocked_by_system',
    /system settings/,
  ],
  ['Safari 15, which tells nothing', 'NotAllowedError', 'The request is not allowed', { devices: null }, 'mic_denied', /try again\.$/],
  [
    'Safari 15 in a frame',
    'NotAllowedError',
    'The request is not allowed',
    { framed: true, devices: null },
    'mic_denied',
    /Site owner: .*allow="microphone"/,
  ],
  ['none', 'NotFoundError', 'Requested device not found', { policy: true, devices: [] }, 'mic_not_found', /Connect one/],
  ['in use', 'NotReadableError', 'Could not start audio source', { policy: true }, 'mic_busy', /Close other programs/],
  ['gone just now', 'NotReadableError', 'Could not start audio source', { policy: true, devices: [] }, 'mic_not_found', /has gone/],
  ['in use, Firefox', 'AbortError', 'Starting audioinput failed', {}, 'mic_busy', /Close other programs/],
  ['in use, and the browser shows no list', 'NotReadableError', '', { devices: null }, 'mic_busy', /Close other programs/],
])('%s: %s "%s" on %j is %s', async (_, name, message, situation, code, advice) => {
  meet(situation);
  const cause = (browser.mediaDevices.failure = new DOMException(message, name));
  const error = await newCall({ page: situation.page })
    .call.start()
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'DialNexaError', code, cause, message: expect.stringMatching(advice) });
});

test('ServerThatRefusesASandboxToo_IsNotTheCause', async () => {
  meet({ framed: true, sandboxed: true, devices: [] });
  browser.platform.instead.set('GET /v1/web-calls/ice-servers', () => refusal(403, 'origin_not_allowed'));
  browser.mediaDevices.failure = new DOMException('The request is not allowed', 'NotAllowedError');
  const held = browser.steps.hold('microphone');
  const failed = expect(newCall().call.start()).rejects.toMatchObject({ code: 'mic_sandboxed' });
  await held.reached;
  await partsLoaded();
  held.release();
  await failed;
});

test('NothingAboutTheMicrophone_IsAsked_WhenItIsGranted', async () => {
  const refuse = () => {
    throw new Error('asked');
  };
  browser.document['featurePolicy'] = { allowsFeature: refuse };
  vi.spyOn(browser.mediaDevices, 'enumerateDevices').mockImplementation(refuse);
  vi.stubGlobal('navigator', { mediaDevices: browser.mediaDevices, permissions: { query: refuse } });
  const { call } = newCall();
  await call.start();
  expect(call.state).toBe('connected');
});

test('BrowserThatPutsItsAnswerOff_IsNotWaitedForForEver', async () => {
  vi.useFakeTimers();
  vi.spyOn(browser.mediaDevices, 'enumerateDevices').mockReturnValue(new Promise(() => {}));
  browser.mediaDevices.failure = new DOMException('', 'NotReadableError');
  const failed = expect(newCall().call.start()).rejects.toMatchObject({ code: 'mic_busy' });
  await partsLoaded();
  await vi.advanceTimersByTimeAsync(3_000);
  await failed;
});

test('EndDuringTheDiagnosis_IsACancelledStart', async () => {
  let answer!: (devices: never[]) => void;
  const asked = new Promise<void>((reached) => {
    vi.spyOn(browser.mediaDevices, 'enumerateDevices').mockImplementation(() => {
      reached();
      return new Promise((resolve) => (answer = resolve));
    });
  });
  browser.mediaDevices.failure = new DOMException('', 'NotReadableError');
  const { call, names } = newCall();
  const started = call.start();
  await asked;
  void call.end();
  await expect(started).rejects.toMatchObject({ code: 'cancelled' });
  answer([]);
  expect(names()).toEqual(['state', 'state']);
});
