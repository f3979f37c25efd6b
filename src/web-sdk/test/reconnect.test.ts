import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeBrowser, FakeBrowser, newCall, partsLoaded } from './fakes/browser';
import { refusal } from './fakes/platform';

let browser: FakeBrowser;
beforeEach(() => {
  vi.useFakeTimers();
  browser = new FakeBrowser();
});
afterEach(closeBrowser);

const restarts = () => browser.platform.requests('PATCH');

async function connected() {
  const made = newCall();
  await made.call.start();
  await partsLoaded();
  return made;
}

test('ShortInterruption_HealsByItself', async () => {
  await connected();
  browser.peer.become('disconnected');
  await vi.advanceTimersByTimeAsync(2_900);
  browser.peer.become('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(restarts()).toEqual([]);
});

test('Interruption_IsToldOnce_AndSoIsItsEnd', async () => {
  const { log } = await connected();
  browser.peer.become('disconnected');
  browser.peer.become('failed');
  browser.peer.become('connected');
  browser.peer.become('connected');
  expect(log.slice(3)).toEqual([
    ['interrupted', true],
    ['interrupted', false],
  ]);
});

test('EndInAnInterruption_TellsNoRecovery_AndTriesNothingMore', async () => {
  const { call, names } = await connected();
  call.on('interrupted', () => void call.end());
  browser.peer.become('failed');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(names().slice(3)).toEqual(['interrupted', 'state', 'disconnected']);
  expect(restarts()).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test('LongInterruption_RestartsIce', async () => {
  const { call } = await connected();
  browser.peer.become('disconnected');
  await vi.advanceTimersByTimeAsync(3_000);
  const [restart] = restarts();
  expect(restart).toMatchObject({
    path: '/v1/web-calls/secret',
    headers: { Authorization: 'Bearer token', 'If-Match': '"*"', 'Content-Type': 'application/trickle-ice-sdpfrag' },
    body: 'a=ice-ufrag:mine2\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n',
  });
  expect(browser.peer.offers).toEqual([undefined, { iceRestart: true }]);
  expect(browser.peer.remoteDescription!.sdp).toBe(
    'v=0\r\na=ice-ufrag:new\r\na=ice-pwd:newpassword\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n',
  );
  browser.peer.become('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect([call.state, restarts().length]).toEqual(['connected', 1]);
});

test('FailedConnection_IsRestartedAtOnce', async () => {
  await connected();
  browser.peer.become('failed');
  await vi.advanceTimersByTimeAsync(0);
  expect(restarts()).toHaveLength(1);
});

test('RestartThatFails_IsTriedAgain_UntilTheWindowIsOver', async () => {
  const { call, log } = await connected();
  browser.platform.instead.set('PATCH /v1/web-calls/secret', () => Promise.reject(new TypeError('offline')));
  browser.peer.become('disconnected');
  await vi.advanceTimersByTimeAsync(29_900);
  expect(call.state).toBe('connected');
  expect(restarts().length).toBeGreaterThan(3);
  await vi.advanceTimersByTimeAsync(100);
  expect(log.slice(-2)).toEqual([
    ['state', 'ended'],
    ['disconnected', { reason: 'network_failure' }],
  ]);
  expect(browser.platform.requests('DELETE')).toHaveLength(1);
  expect(browser.mediaDevices.liveTracks).toEqual([]);
  const tried = restarts().length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(restarts()).toHaveLength(tried);
});

test('Recovery_RefillsTheWindow', async () => {
  const { call } = await connected();
  for (const _ of [1, 2, 3]) {
    browser.peer.become('disconnected');
    await vi.advanceTimersByTimeAsync(20_000);
    browser.peer.become('connected');
  }
  expect(call.state).toBe('connected');
});

test.each([
  ['call_ended', 410],
  ['call_not_found', 404],
])('RestartRefusedWith_%s_EndsTheCallAtOnce', async (code, status) => {
  const { log } = await connected();
  browser.platform.instead.set('PATCH /v1/web-calls/secret', () => refusal(status, code));
  browser.peer.become('failed');
  await vi.advanceTimersByTimeAsync(0);
  await partsLoaded();
  expect(log.at(-1)).toEqual(['disconnected', { reason: 'network_failure' }]);
});

test('InterruptionThatFollowsOneWhoseRestartIsUnderWay_HasTriesOfItsOwnAlone', async () => {
  await connected();
  let answer!: () => void;
  browser.platform.instead.set(
    'PATCH /v1/web-calls/secret',
    () => new Promise<Response>((resolve) => (answer = () => resolve(new Response('a=ice-ufrag:new\r\n')))),
  );
  browser.peer.become('disconnected');
  await vi.advanceTimersByTimeAsync(3_000);
  browser.platform.instead.clear();
  browser.peer.become('connected');
  browser.peer.become('disconnected');
  await vi.advanceTimersByTimeAsync(1_000);
  answer();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(restarts()).toHaveLength(2);
  browser.peer.become('connected');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(restarts()).toHaveLength(2);
});

test('EndWhileRestarting_StopsTheRestart', async () => {
  const { call } = await connected();
  let answer!: () => void;
  const answered = new Promise<Response>((resolve) => (answer = () => resolve(new Response('a=ice-ufrag:new\r\n'))));
  browser.platform.instead.set('PATCH /v1/web-calls/secret', () => answered);
  browser.peer.become('failed');
  await vi.advanceTimersByTimeAsync(0);
  const before = browser.peer.remoteDescription;
  await call.end();
  answer();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([browser.peer.remoteDescription, restarts().length]).toEqual([before, 1]);
});
