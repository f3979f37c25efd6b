import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeBrowser, FakeBrowser, newCall } from './fakes/browser';
import { FakePeerConnection } from './fakes/peer';
import { refusal } from './fakes/platform';

let browser: FakeBrowser;
beforeEach(() => void (browser = new FakeBrowser()));
afterEach(closeBrowser);

const create = 'POST /v1/web-calls';

test.each<[string, () => Response, string, RegExp]>([
  ['an envelope', () => refusal(403, 'origin_not_allowed', 'Not from there.'), 'origin_not_allowed', /^Not from there\.$/],
  ['a code of the future', () => refusal(409, 'brand_new'), 'invalid_request', /because/],
  ['a code that objects inherit', () => refusal(400, 'constructor'), 'invalid_request', /because/],
  ['a bare 401', () => new Response('', { status: 401 }), 'invalid_key', /platform\.test answered 401/],
  ['a bare 403', () => new Response('<html>', { status: 403 }), 'key_not_allowed', /answered 403/],
  ['a bare 429', () => new Response('', { status: 429 }), 'rate_limited', /answered 429/],
  ['a bare 502', () => new Response('', { status: 502 }), 'platform_unavailable', /answered 502/],
  ['a bare 504', () => new Response('', { status: 504 }), 'platform_timeout', /answered 504/],
  ['null as JSON', () => new Response('null', { status: 500 }), 'platform_unavailable', /answered 500/],
])('RefusalWith_%s', async (_, answer, code, message) => {
  browser.platform.instead.set(create, answer);
  await expect(newCall().call.start()).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  expect(browser.mediaDevices.liveTracks).toEqual([]);
});

test('NetworkFailure_IsPlatformUnavailable', async () => {
  const cause = new TypeError('Failed to fetch');
  browser.platform.instead.set(create, () => Promise.reject(cause));
  await expect(newCall().call.start()).rejects.toMatchObject({
    code: 'platform_unavailable',
    cause,
    message: expect.stringMatching(/https:\/\/platform\.test.*connect-src/),
  });
});

test('AnswerThatIsNoJson_IsConnectFailed', async () => {
  browser.platform.instead.set(create, () => new Response('<html>', { status: 201 }));
  await expect(newCall().call.start()).rejects.toMatchObject({ code: 'connect_failed', cause: expect.any(SyntaxError) });
});

test('IceServersRefused_WhileTheQuestionIsOpen_SwitchesTheLateMicrophoneOff', async () => {
  browser.platform.instead.set('GET /v1/web-calls/ice-servers', () => refusal(401, 'invalid_key'));
  const held = browser.steps.hold('microphone');
  await expect(newCall().call.start()).rejects.toMatchObject({ code: 'invalid_key' });
  held.release();
  await vi.waitFor(() => expect(browser.mediaDevices.given).toHaveLength(1));
  await vi.waitFor(() => expect(browser.mediaDevices.liveTracks).toEqual([]));
});

test('CreateWithoutAnswer_TimesOut_AndALateAnswerIsHungUp', async () => {
  vi.useFakeTimers();
  const held = browser.steps.hold('create');
  const failed = expect(newCall().call.start()).rejects.toMatchObject({
    code: 'platform_timeout',
    message: expect.stringContaining('20 s'),
  });
  await held.reached;
  await vi.advanceTimersByTimeAsync(20_000);
  await failed;
  held.release();
  await vi.waitFor(() => expect(browser.platform.requests('DELETE')).toHaveLength(1));
});

test('NoSoundWithin15Seconds_IsConnectFailed_AndGivesTheSlotBack', async () => {
  vi.useFakeTimers();
  FakePeerConnection.connects = false;
  const failed = expect(newCall().call.start()).rejects.toMatchObject({ code: 'connect_failed', message: expect.stringContaining('15 s') });
  await vi.advanceTimersByTimeAsync(15_000);
  await failed;
  expect(browser.platform.requests('DELETE')).toHaveLength(1);
});

test('ConnectionThatFails_IsConnectFailed', async () => {
  FakePeerConnection.connects = false;
  const failed = expect(newCall().call.start()).rejects.toMatchObject({ code: 'connect_failed' });
  await vi.waitFor(() => expect(browser.peer?.remoteDescription).toBeTruthy());
  browser.peer.become('failed');
  await failed;
});
