import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeBrowser, FakeBrowser, newCall } from './fakes/browser';

let browser: FakeBrowser;
beforeEach(() => void (browser = new FakeBrowser()));
afterEach(closeBrowser);

interface Page {
  framed?: boolean;
  allowed?: boolean;
}

test.each<[string, string, Page, string, RegExp]>([
  ['NotAllowedError', 'Permission denied', { allowed: true }, 'mic_denied', /Allow it/],
  ['NotAllowedError', 'Permission dismissed', { allowed: true }, 'mic_dismissed', /try again/],
  ['NotAllowedError', 'Permission denied by system', { allowed: true }, 'mic_blocked_by_system', /system settings/],
  ['NotAllowedError', 'Permission denied', { allowed: false }, 'mic_blocked_by_policy', /Site owner: .*Permissions-Policy/],
  [
    'NotAllowedError',
    'Permission denied',
    { allowed: false, framed: true },
    'mic_not_allowed_in_frame',
    /Site owner: .*allow="microphone"/,
  ],
  ['NotAllowedError', 'The request is not allowed', {}, 'mic_denied', /^[^]*try again\.$/],
  ['NotAllowedError', 'Permission denied', { framed: true, allowed: true }, 'mic_denied', /try again\.$/],
  ['SecurityError', 'Invalid security origin', { framed: true, allowed: true }, 'mic_sandboxed', /allow-same-origin/],
  ['NotFoundError', 'Requested device not found', {}, 'mic_not_found', /Connect one/],
  ['NotReadableError', 'Could not start audio source', {}, 'mic_busy', /Close other programs/],
  ['AbortError', 'Starting audioinput failed', {}, 'mic_busy', /Close other programs/],
  ['OverconstrainedError', 'deviceId', {}, 'mic_not_found', /choose another/],
  ['TypeError', 'nothing fits', {}, 'mic_unknown', /TypeError nothing fits/],
])('%s "%s" on %j is %s', async (name, message, { framed, allowed }, code, advice) => {
  const cause = (browser.mediaDevices.failure = new DOMException(message, name));
  if (framed) browser.window['top'] = {};
  if (allowed !== undefined)
    browser.document['featurePolicy'] = { allowsFeature: (feature: string) => feature === 'microphone' && allowed };
  const error = await newCall()
    .call.start()
    .catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code, cause, message: expect.stringMatching(advice) });
});

test('FailureThatIsNoError_IsUnknown', async () => {
  browser.mediaDevices.failure = null;
  vi.spyOn(browser.mediaDevices, 'getUserMedia').mockRejectedValue(null);
  await expect(newCall().call.start()).rejects.toMatchObject({ code: 'mic_unknown' });
});

test('Mute_WorksBeforeAndDuringACall_AndStays', async () => {
  const { call } = newCall();
  const enabled = () => browser.mediaDevices.given.at(-1)!.tracks[0]!.enabled;
  expect(call.muted).toBe(false);
  call.mute();
  expect(call.muted).toBe(true);
  await call.start();
  expect(enabled()).toBe(false);
  call.unmute();
  expect(enabled()).toBe(true);
  call.mute();
  await call.end();
  await call.start();
  expect([call.muted, enabled()]).toEqual([true, false]);
});

test('Mute_WhileTheQuestionIsOpen_HoldsFromTheFirstSample', async () => {
  const held = browser.steps.hold('microphone');
  const { call } = newCall();
  const started = call.start();
  await held.reached;
  call.mute();
  held.release();
  await started;
  expect(browser.peer.sent!.enabled).toBe(false);
});

test('LostMicrophone_IsReplacedByTheOneTheBrowserNowHas_MutedAsItWas', async () => {
  const { call } = newCall();
  await call.start();
  call.mute();
  browser.mediaDevices.given[0]!.tracks[0]!.unplug();
  await vi.waitFor(() => expect(browser.peer.sent).toBe(browser.mediaDevices.given[1]!.tracks[0]));
  expect([call.state, browser.peer.sent!.enabled]).toEqual(['connected', false]);
  await call.end();
  expect(browser.mediaDevices.liveTracks).toEqual([]);
});

test('LostMicrophone_WithoutAnother_EndsTheCall', async () => {
  const { call, log } = newCall();
  await call.start();
  browser.mediaDevices.failure = new DOMException('none left', 'NotFoundError');
  browser.mediaDevices.given[0]!.tracks[0]!.unplug();
  await vi.waitFor(() => expect(call.state).toBe('ended'));
  expect(log.at(-1)).toEqual(['disconnected', { reason: 'user_disconnected' }]);
  expect(browser.platform.requests('DELETE')).toHaveLength(1);
});

test('LostMicrophone_ReplacedAfterTheEnd_IsStoppedAtOnce', async () => {
  const { call } = newCall();
  await call.start();
  const held = browser.steps.hold('microphone');
  browser.mediaDevices.given[0]!.tracks[0]!.unplug();
  await held.reached;
  await call.end();
  held.release();
  await vi.waitFor(() => expect(browser.mediaDevices.given).toHaveLength(2));
  expect(browser.mediaDevices.liveTracks).toEqual([]);
});
