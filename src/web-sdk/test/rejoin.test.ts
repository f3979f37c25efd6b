import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeBrowser, FakeBrowser, newCall, partsLoaded } from './fakes/browser';
import { refusal } from './fakes/platform';

let browser: FakeBrowser;
beforeEach(() => {
  vi.useFakeTimers();
  browser = new FakeBrowser();
  browser.platform.features.push('media', 'leave');
});
afterEach(closeBrowser);

const rejoining = { rejoin: true };
const media = () => browser.platform.requests('POST', '/media');
const leaves = () => browser.platform.requests('POST', '/leave');
const kept = () => JSON.parse(browser.storage.getItem('dialnexa.call.av_test')!) as Record<string, unknown>;
const leavePage = (persisted = false) => browser.dispatch('pagehide', { persisted });

async function left(options = {}) {
  const made = newCall({ ...rejoining, ...options });
  await made.call.start();
  await partsLoaded();
  leavePage();
  return made;
}

test('LeavingThePage_TellsThePlatform_AndRemembersTheCall', async () => {
  const { call, log } = await left();
  expect(leaves()).toMatchObject([{ keepalive: true, headers: { Authorization: 'Bearer token', 'If-Match': '"1"' } }]);
  expect(browser.platform.requests('DELETE')).toEqual([]);
  expect(kept()).toMatchObject({
    url: 'https://platform.test/v1/web-calls/secret',
    call_id: 'call_1',
    until: Date.now() + 15_000,
  });
  expect(browser.mediaDevices.liveTracks).toEqual([]);
  expect([log.at(-1), call.canRejoin]).toEqual([['disconnected', { reason: 'user_disconnected' }], true]);
});

test('NextPage_TakesTheCallUp_WithoutAnotherCreate', async () => {
  await left();
  const { call, names } = newCall(rejoining);
  expect([call.canRejoin, call.state, call.callId]).toEqual([true, 'idle', undefined]);
  await call.start();
  expect([call.callId, call.features.includes('leave'), call.canRejoin]).toEqual(['call_1', true, false]);
  expect([browser.platform.creates.length, media().length]).toEqual([1, 1]);
  expect(media()[0]).toMatchObject({
    headers: { Authorization: 'Bearer token', 'Content-Type': 'application/sdp' },
    body: expect.stringMatching(/^v=0/),
  });
  expect(names()).toEqual(['state', 'state', 'connected']);
  expect(browser.storage.length).toBe(0);
  await call.end();
  expect(browser.platform.requests('DELETE')).toHaveLength(1);
  expect(browser.storage.length).toBe(0);
});

test('NextPage_HearsTheEventsFromTheirBeginning', async () => {
  await left();
  await newCall(rejoining).call.start();
  const [, again] = browser.platform.requests('GET', '/events');
  expect(again!.headers).not.toHaveProperty('Last-Event-ID');
});

test('NextPage_UsesTheSameIceServers_SoThatAUsedGrantIsNoHindrance', async () => {
  await left({ apiKey: undefined, grant: 'dnx_grant_a' });
  const asked = browser.platform.requests('GET', '/ice-servers').length;
  await newCall({ ...rejoining, apiKey: undefined, grant: 'dnx_grant_a' }).call.start();
  expect(browser.platform.requests('GET', '/ice-servers')).toHaveLength(asked);
  expect(browser.peer.configuration.iceServers).toEqual([{ urls: ['stun:platform.test'] }]);
});

test('PageThatComesBackFromTheCache_TakesTheCallUp', async () => {
  const { call } = newCall(rejoining);
  await call.start();
  await partsLoaded();
  leavePage(true);
  expect([call.state, call.canRejoin]).toEqual(['ended', true]);
  await call.start();
  expect([call.state, call.callId, media().length]).toEqual(['connected', 'call_1', 1]);
});

test('CallThatWasTakenUp_CanBeLeftOnceMore', async () => {
  await left();
  const { call } = newCall(rejoining);
  await call.start();
  await partsLoaded();
  vi.advanceTimersByTime(60_000);
  leavePage();
  expect(leaves()).toMatchObject([{}, { headers: { 'If-Match': '"2"' } }]);
  expect([call.canRejoin, kept()['until']]).toEqual([true, Date.now() + 15_000]);
});

test.each(['microphone', 'create', 'connection'] as const)('PageLeftWhileItTakesTheCallUp_AtThe_%s_LosesNothing', async (step) => {
  await left();
  const held = browser.steps.hold(step === 'create' ? 'remote description' : step);
  const started = newCall(rejoining)
    .call.start()
    .catch(({ code }: { code: string }) => code);
  await held.reached;
  leavePage();
  held.release();
  expect(await started).toBe('cancelled');
  expect(browser.platform.requests('DELETE')).toEqual([]);
  const next = newCall(rejoining).call;
  await next.start();
  expect(next.callId).toBe('call_1');
});

test('WindowThatHasPassed_MakesANewCall', async () => {
  await left();
  vi.advanceTimersByTime(15_000);
  const { call } = newCall(rejoining);
  expect(call.canRejoin).toBe(false);
  await call.start();
  expect(browser.platform.creates).toHaveLength(2);
});

test('AnotherAgentVersion_AndACallWithoutTheOption_DoNotTakeItUp', async () => {
  await left();
  expect(newCall({ ...rejoining, agentVersionId: 'av_other' }).call.canRejoin).toBe(false);
  expect(newCall().call.canRejoin).toBe(false);
});

test('End_HangsUpTheCallThatWasLeft', async () => {
  await left();
  const { call } = newCall(rejoining);
  await call.end();
  expect(browser.platform.requests('DELETE')).toMatchObject([{ path: '/v1/web-calls/secret', headers: { Authorization: 'Bearer token' } }]);
  expect([call.canRejoin, call.state, browser.storage.length]).toEqual([false, 'idle', 0]);
});

test.each<[string, () => Response]>([
  ['ended', () => refusal(410, 'call_ended')],
  ['been forgotten', () => refusal(404, 'call_not_found')],
])('CallThatHas_%s_Meanwhile_FailsTheStart_AndTheNextOneIsNew', async (_, answer) => {
  await left();
  browser.platform.instead.set('POST /v1/web-calls/secret/media', answer);
  const { call } = newCall(rejoining);
  await expect(call.start()).rejects.toMatchObject({ code: expect.stringMatching(/^call_/) });
  expect([call.canRejoin, browser.storage.length]).toEqual([false, 0]);
  await call.start();
  expect(browser.platform.creates).toHaveLength(2);
});

test.each<[string, () => void, string]>([
  ['microphone', () => void (browser.mediaDevices.failure = new DOMException('', 'NotAllowedError')), 'mic_denied'],
  [
    'platform',
    () => void browser.platform.instead.set('POST /v1/web-calls/secret/media', () => Promise.reject(new TypeError())),
    'platform_unavailable',
  ],
])('StartThatFailsForWantOfThe_%s_CanBeTriedAgain', async (_, fail, code) => {
  await left();
  fail();
  const { call } = newCall(rejoining);
  await expect(call.start()).rejects.toMatchObject({ code });
  expect([call.canRejoin, browser.platform.requests('DELETE')]).toEqual([true, []]);
});

test.each<[string, () => void]>([
  ['the platform keeps no calls', () => void (browser.platform.features = ['events', 'media'])],
  ['the browser keeps no storage', () => void (browser.storage.blocked = true)],
])('Where_%s_LeavingEndsTheCall', async (_, without) => {
  without();
  const { call } = await left();
  expect([leaves(), browser.platform.requests('DELETE').length]).toEqual([[], 1]);
  expect(call.canRejoin).toBe(false);
});

test('WithoutTheOption_LeavingEndsTheCall_AndNothingIsKept', async () => {
  await left({ rejoin: false });
  expect([leaves(), browser.platform.requests('DELETE').length, browser.storage.length]).toEqual([[], 1, 0]);
});

test('OnAServer_NothingWasLeft', async () => {
  vi.stubGlobal('sessionStorage', undefined);
  const { call } = newCall(rejoining);
  expect(call.canRejoin).toBe(false);
  await call.end();
});
