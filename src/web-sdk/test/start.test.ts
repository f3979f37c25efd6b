import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeBrowser, FakeBrowser, newCall, partsLoaded } from './fakes/browser';
import { FakeAudio, FakeAudioContext } from './fakes/media';
import { refusal } from './fakes/platform';

let browser: FakeBrowser;
beforeEach(() => void (browser = new FakeBrowser()));
afterEach(closeBrowser);

test('Start_Resolves_WhenSoundCanFlow', async () => {
  const { call, log } = newCall({ variables: { name: 'Ada' }, metadata: { page: 1 } });
  const held = browser.steps.hold('connection');
  const started = call.start();
  await held.reached;
  expect(call.state).toBe('connecting');
  held.release();
  await started;
  expect(log).toEqual([
    ['state', 'connecting'],
    ['state', 'connected'],
    ['connected', undefined],
  ]);
  expect([call.state, call.callId]).toEqual(['connected', 'call_1']);
  const [create] = browser.platform.requests('POST');
  expect(create!.headers['Authorization']).toBe('Bearer dnx_pub_test');
  expect(JSON.parse(create!.body!)).toMatchObject({ agent_version_id: 'av_test', variables: { name: 'Ada' }, metadata: { page: 1 } });
  expect(browser.peer.configuration.iceServers).toEqual([{ urls: ['stun:platform.test'] }]);
});

test('GivenIceServers_AreUsed_WithoutAsking', async () => {
  const iceServers = [{ urls: 'turn:mine.test', username: 'u', credential: 'c' }];
  await newCall({ iceServers }).call.start();
  expect(browser.peer.configuration.iceServers).toBe(iceServers);
  expect(browser.platform.sent.map(({ path }) => path)).not.toContain('/v1/web-calls/ice-servers');
});

test('Microphone_ComesBeforeAnythingThatTakesASlot', async () => {
  const held = browser.steps.hold('microphone');
  const { call } = newCall();
  const started = call.start();
  await held.reached;
  expect(browser.platform.requests('POST')).toEqual([]);
  held.release();
  await started;
  expect(browser.platform.requests('POST')).toHaveLength(1);
});

test('WhatTakesNoSlot_IsReady_WhileTheVisitorIsAsked', async () => {
  const held = browser.steps.hold('microphone');
  const started = newCall().call.start();
  await held.reached;
  await vi.waitFor(() => expect(browser.peer?.offers).toHaveLength(1));
  expect([browser.platform.requests('GET', '/ice-servers').length, browser.platform.creates, browser.peer.sent]).toEqual([
    1,
    [],
    undefined,
  ]);
  held.release();
  await started;
  expect([browser.peer.offers.length, browser.platform.creates.length]).toEqual([1, 1]);
});

test.each(['microphone', 'ice-servers'] as const)('Track_IsInItsPlace_BeforeTheCallIsPlaced_WhenThe_%s_ComesLast', async (last) => {
  const held = browser.steps.hold(last);
  const track = browser.steps.hold('track');
  const started = newCall().call.start();
  await held.reached;
  held.release();
  await track.reached;
  expect(browser.platform.creates).toEqual([]);
  track.release();
  await started;
  expect(browser.peer.sent).toBe(browser.mediaDevices.given[0]!.tracks[0]);
});

test('RefusedMicrophone_ClosesWhatWasMadeReady', async () => {
  const held = browser.steps.hold('microphone');
  browser.mediaDevices.failure = new DOMException('no', 'NotAllowedError');
  const failed = expect(newCall().call.start()).rejects.toMatchObject({ code: 'mic_denied' });
  await vi.waitFor(() => expect(browser.peer?.offers).toHaveLength(1));
  held.release();
  await failed;
  expect([browser.peer.connectionState, browser.platform.creates]).toEqual(['closed', []]);
});

test('Sound_IsUnlockedInsideTheClick', async () => {
  const started = newCall().call.start();
  expect(FakeAudio.made.map(({ log }) => log)).toEqual([['play']]);
  expect(FakeAudioContext.made).toHaveLength(1);
  await started;
});

test('AgentsSound_IsPlayed', async () => {
  await newCall().call.start();
  expect(FakeAudio.made[0]!.log).toEqual(['play', 'source', 'play']);
});

test('SilencedSound_IsPlayedAgainAtTheNextClick_UntilTheEnd', async () => {
  const { call } = newCall();
  await call.start();
  await partsLoaded();
  const [audio] = FakeAudio.made;
  browser.dispatch('click', {});
  expect(audio!.log).toEqual(['play', 'source', 'play', 'play']);
  await call.end();
  expect(browser.listenersOf('click').size).toBe(0);
});

test('SoundThatCannotBeMeasured_IsStillHeard', async () => {
  FakeAudioContext.joins = false;
  const { call } = newCall();
  await call.start();
  expect([call.state, FakeAudio.made[0]!.log.at(-1)]).toEqual(['connected', 'play']);
});

test('FailedStart_RejectsAndEmitsTheSameErrorOnce', async () => {
  browser.platform.instead.set('POST /v1/web-calls', () => refusal(409, 'capacity_reached', '5 of 5 calls are on.'));
  const { call, log } = newCall();
  const error = await call.start().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: 'DialNexaError', code: 'capacity_reached', retryable: true, message: '5 of 5 calls are on.' });
  expect(log.filter(([event]) => event === 'error')).toEqual([['error', error]]);
  expect(log.map(([event]) => event)).not.toContain('disconnected');
  expect(call.state).toBe('ended');
  expect(browser.mediaDevices.liveTracks).toEqual([]);
});

test('ErrorWithoutListeners_IsHarmless', async () => {
  browser.mediaDevices.failure = new DOMException('no', 'NotAllowedError');
  const { DialNexaWebCall } = await import('../src/index');
  const call = new DialNexaWebCall({ agentVersionId: 'av_test', apiKey: 'dnx_pub_test', baseUrl: 'https://platform.test' });
  await expect(call.start()).rejects.toMatchObject({ code: 'mic_denied' });
});

test('SecondStart_IsRefused_AndLeavesTheFirstAlone', async () => {
  const { call, names } = newCall();
  const first = call.start();
  await expect(call.start()).rejects.toMatchObject({ code: 'already_started' });
  await first;
  await expect(call.start()).rejects.toMatchObject({ code: 'already_started' });
  expect(names()).toEqual(['state', 'state', 'connected']);
  expect(browser.platform.requests('POST')).toHaveLength(1);
});

test('EndedCall_CanBeStartedAgain', async () => {
  const { call, names } = newCall();
  await call.start();
  await call.end();
  await call.start();
  expect(call.state).toBe('connected');
  expect(names().filter((event) => event === 'connected')).toHaveLength(2);
});

test('FailedStart_CanBeTriedAgain', async () => {
  browser.mediaDevices.failure = new DOMException('no', 'NotFoundError');
  const { call } = newCall();
  await expect(call.start()).rejects.toMatchObject({ code: 'mic_not_found' });
  browser.mediaDevices.failure = undefined;
  await call.start();
  expect(call.state).toBe('connected');
});

test('RefusedMicrophone_HoldsNoSlot', async () => {
  browser.mediaDevices.failure = new DOMException('no', 'NotAllowedError');
  await newCall()
    .call.start()
    .catch(() => {});
  expect(browser.platform.requests('POST')).toEqual([]);
});

test('MissingLocation_IsReported', async () => {
  browser.platform.instead.set('POST /v1/web-calls', () => Response.json({ call_id: 'c', answer: 'v=0' }, { status: 201 }));
  await expect(newCall().call.start()).rejects.toMatchObject({ code: 'platform_unavailable' });
});
