import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeBrowser, FakeBrowser, newCall, partsLoaded } from './fakes/browser';
import { FakeAudio } from './fakes/media';
import { FakePeerConnection } from './fakes/peer';
import { refusal } from './fakes/platform';

let browser: FakeBrowser;
beforeEach(() => {
  vi.useFakeTimers();
  browser = new FakeBrowser();
  browser.platform.features.push('media');
});
afterEach(closeBrowser);

const media = () => browser.platform.requests('POST', '/media');
const restarts = () => browser.platform.requests('PATCH');
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const states = () => FakePeerConnection.made.map(({ connectionState }) => connectionState);

async function connected() {
  const made = newCall();
  await made.call.start();
  await partsLoaded();
  return made;
}

test('FailedConnection_IsReplacedByAnother_WithTheSameMicrophone', async () => {
  const { log } = await connected();
  browser.peer.become('failed');
  await pass(0);
  expect([media().length, restarts().length, states()]).toEqual([1, 0, ['closed', 'connected']]);
  expect(media()[0]).toMatchObject({
    body: expect.stringMatching(/^v=0/),
    headers: { Authorization: 'Bearer token', 'Content-Type': 'application/sdp' },
  });
  expect(browser.peer.sent).toBe(browser.mediaDevices.given[0]!.tracks[0]);
  expect([browser.peer.direction, browser.peer.configuration.iceServers]).toEqual(['sendrecv', [{ urls: ['stun:platform.test'] }]]);
  expect(FakeAudio.made[0]!.log.slice(-2)).toEqual(['source', 'play']);
  expect(log.slice(3)).toEqual([
    ['interrupted', true],
    ['interrupted', false],
  ]);
});

test('RestartThatIsAnsweredAndDoesNotHelp_IsFollowedByAnotherConnection', async () => {
  await connected();
  browser.peer.become('disconnected');
  await pass(3_000);
  expect([restarts().length, media().length]).toEqual([1, 0]);
  await pass(5_000);
  expect([restarts().length, media().length, states()]).toEqual([1, 1, ['closed', 'connected']]);
});

test('RestartThatDoesNotReachThePlatform_IsTriedAgain_AsOne', async () => {
  await connected();
  browser.platform.instead.set('PATCH /v1/web-calls/secret', () => Promise.reject(new TypeError('offline')));
  browser.peer.become('disconnected');
  await pass(9_000);
  expect([restarts().length, media().length]).toEqual([2, 0]);
});

test('NextInterruption_BeginsWithARestartAgain', async () => {
  await connected();
  browser.peer.become('failed');
  await pass(0);
  browser.peer.become('disconnected');
  await pass(3_000);
  expect([restarts().length, media().length]).toEqual([1, 1]);
});

test('ConnectionThatCannotBeRenewed_IsTriedAgain_UntilTheWindowIsOver_AndNoneStaysOpen', async () => {
  const { log } = await connected();
  browser.platform.instead.set('POST /v1/web-calls/secret/media', () => Promise.reject(new TypeError('offline')));
  browser.peer.become('failed');
  await pass(29_900);
  expect(media().length).toBeGreaterThan(3);
  expect(states().filter((state) => state !== 'closed')).toEqual(['failed']);
  await pass(100);
  expect(log.at(-1)).toEqual(['disconnected', { reason: 'network_failure' }]);
  expect(new Set(states())).toEqual(new Set(['closed']));
});

test('NewConnectionThatDoesNotConnect_IsReplacedToo', async () => {
  await connected();
  FakePeerConnection.connects = false;
  browser.peer.become('failed');
  await pass(5_100);
  expect([media().length, restarts().length, states()]).toEqual([2, 0, ['closed', 'closed', 'new']]);
  FakePeerConnection.connects = true;
  await pass(5_000);
  expect(states().at(-1)).toBe('connected');
});

test.each(['call_ended', 'call_not_found'])('RenewalRefusedWith_%s_EndsTheCallAtOnce', async (code) => {
  const { log } = await connected();
  browser.platform.instead.set('POST /v1/web-calls/secret/media', () => refusal(410, code));
  browser.peer.become('failed');
  await pass(0);
  await partsLoaded();
  expect(log.at(-1)).toEqual(['disconnected', { reason: 'network_failure' }]);
});

test('MicrophoneChosenMeanwhile_IsTheOneOfTheNewConnection', async () => {
  const { call } = await connected();
  const held = browser.steps.hold('remote description');
  browser.peer.become('failed');
  await pass(0);
  await held.reached;
  await call.setMicrophone('headset');
  held.release();
  await pass(0);
  expect(browser.peer.sent).toBe(browser.mediaDevices.given[1]!.tracks[0]);
});

test('TypedCall_OnlyReceives_OnTheNewConnectionToo', async () => {
  await newCall().call.start({ microphone: false });
  await partsLoaded();
  browser.peer.become('failed');
  await pass(0);
  expect([media().length, browser.peer.direction, browser.peer.sent]).toEqual([1, 'recvonly', undefined]);
});

test('EndWhileItIsRenewed_LeavesNothingOpen', async () => {
  const { call } = await connected();
  const held = browser.steps.hold('remote description');
  browser.peer.become('failed');
  await pass(0);
  await held.reached;
  await call.end();
  held.release();
  await pass(60_000);
  expect([media().length, new Set(states()), vi.getTimerCount()]).toEqual([1, new Set(['closed']), 0]);
});

test('PlatformThatCannotRenew_IsAskedForRestartsOnly', async () => {
  browser.platform.features = ['restart'];
  await connected();
  browser.peer.become('failed');
  await pass(11_000);
  expect([restarts().length, media().length]).toEqual([3, 0]);
});
