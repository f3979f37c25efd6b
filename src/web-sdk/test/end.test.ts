import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeBrowser, FakeBrowser, newCall } from './fakes/browser';
import { FakeAudio, FakeAudioContext } from './fakes/media';
import { steps } from './fakes/steps';

let browser: FakeBrowser;
beforeEach(() => void (browser = new FakeBrowser()));
afterEach(closeBrowser);

function expectNothingLeft(): void {
  expect([...browser.mediaDevices.liveTracks, ...browser.mediaDevices.liveCopies]).toEqual([]);
  expect(browser.listenersOf('click').size).toBe(0);
  expect(browser.listenersOf('pagehide').size).toBe(0);
  expect(FakeAudioContext.made.every((context) => context.closed)).toBe(true);
  expect(FakeAudio.made.every((audio) => audio.srcObject === null)).toBe(true);
  expect(browser.platform.openStreams).toBe(0);
  if (browser.peer) expect(browser.peer.connectionState).toBe('closed');
}

test.each(steps)('End_DuringTheWaitFor_%s_CancelsTheStart', async (step) => {
  const { call, log } = newCall();
  const held = browser.steps.hold(step);
  const started = call.start();
  await held.reached;
  const ended = call.end();
  await expect(started).rejects.toMatchObject({ code: 'cancelled' });
  held.release();
  await ended;
  await vi.waitFor(expectNothingLeft);
  expect(log).toEqual([
    ['state', 'connecting'],
    ['state', 'ended'],
  ]);
  await vi.waitFor(() => expect(browser.platform.requests('DELETE')).toHaveLength(browser.platform.requests('POST').length));
});

test('EndFromTheConnectingListener_AsksForNothing', async () => {
  const { call } = newCall();
  call.once('state', () => void call.end());
  await expect(call.start()).rejects.toMatchObject({ code: 'cancelled' });
  expect(browser.mediaDevices.asked).toEqual([]);
  expect(browser.platform.sent).toEqual([]);
});

test('EndFromTheConnectedListener_OfTheState_IsACancelledStart', async () => {
  const { call, names } = newCall();
  call.on('state', (state) => void (state === 'connected' && call.end()));
  await expect(call.start()).rejects.toMatchObject({ code: 'cancelled' });
  expect(names()).toEqual(['state', 'state', 'state']);
  expectNothingLeft();
});

test('EndFromTheConnectedListener_IsTold', async () => {
  const { call, names } = newCall();
  call.on('connected', () => void call.end());
  await call.start();
  expect(names()).toEqual(['state', 'state', 'connected', 'state', 'disconnected']);
  expectNothingLeft();
});

test('End_HangsUp_AndTellsThePlatform', async () => {
  const { call, log } = newCall();
  await call.start();
  const closedBeforeDelete: boolean[] = [];
  browser.platform.instead.set('DELETE /v1/web-calls/secret', () => {
    closedBeforeDelete.push(browser.peer.connectionState === 'closed');
    return new Response('{}');
  });
  await call.end();
  expect(closedBeforeDelete).toEqual([true]);
  expect(log.slice(-2)).toEqual([
    ['state', 'ended'],
    ['disconnected', { reason: 'user_disconnected' }],
  ]);
  const [hangUp] = browser.platform.requests('DELETE');
  expect(hangUp).toMatchObject({ keepalive: true, headers: { Authorization: 'Bearer token' } });
  expectNothingLeft();
});

test('End_IsHarmless_BeforeStartAndTwice', async () => {
  const { call, names } = newCall();
  await call.end();
  expect(call.state).toBe('idle');
  await call.start();
  await Promise.all([call.end(), call.end()]);
  await call.end();
  expect(names().filter((event) => event === 'disconnected')).toHaveLength(1);
  expect(browser.platform.requests('DELETE')).toHaveLength(1);
});

test('End_Resolves_WhenThePlatformCannotBeReached', async () => {
  const { call } = newCall();
  await call.start();
  browser.platform.instead.set('DELETE /v1/web-calls/secret', () => Promise.reject(new TypeError('offline')));
  await call.end();
  expectNothingLeft();
});

test.each(['agent_disconnected', 'max_duration_reached', 'silence_timeout', 'system_failure', 'network_failure', 'user_disconnected'])(
  'PlatformEndsTheCall_%s_IsTheReason',
  async (reason) => {
    const { call, log } = newCall();
    await call.start();
    browser.platform.event('ended', { reason, duration_ms: 1 });
    await vi.waitFor(() => expect(call.state).toBe('ended'));
    expect(log.at(-1)).toEqual(['disconnected', { reason }]);
    expect(browser.platform.requests('DELETE')).toEqual([]);
    expectNothingLeft();
  },
);

test('PlatformEndsTheCall_BeforeItConnected_FailsTheStart', async () => {
  const held = browser.steps.hold('connection');
  const { call, names } = newCall();
  const started = call.start();
  await held.reached;
  browser.platform.event('ended', { reason: 'network_failure', duration_ms: 1 });
  await expect(started).rejects.toMatchObject({ code: 'connect_failed' });
  expect(names()).toEqual(['state', 'state', 'error']);
  held.release();
  expectNothingLeft();
});

test.each([true, false])('PageHide_Persisted_%s_HangsUp_AndTheCallCanStartAgain', async (persisted) => {
  const { call, log } = newCall();
  await call.start();
  browser.dispatch('pagehide', { persisted });
  expect(browser.platform.requests('DELETE')).toMatchObject([{ keepalive: true }]);
  expect(log.at(-1)).toEqual(['disconnected', { reason: 'user_disconnected' }]);
  expectNothingLeft();
  await call.start();
  expect(call.state).toBe('connected');
});

test('PageHide_DuringStart_CancelsIt', async () => {
  const held = browser.steps.hold('microphone');
  const { call, names } = newCall();
  const started = call.start();
  await held.reached;
  browser.dispatch('pagehide', { persisted: false });
  await expect(started).rejects.toMatchObject({ code: 'cancelled' });
  expect(names()).toEqual(['state', 'state']);
});

test.each(Array.from({ length: 16 }, (_, turns) => turns))(
  'End_%i_TurnsAfterSoundCanFlow_IsEitherACancelledStartOrACall',
  async (turns) => {
    const held = browser.steps.hold('connection');
    const { call, names } = newCall();
    const started = call.start().then(
      () => 'started',
      (error: { code: string }) => error.code,
    );
    await held.reached;
    held.release();
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    await call.end();
    const wasCalled = (await started) === 'started';
    expect(await started).toBe(wasCalled ? 'started' : 'cancelled');
    expect(names()).toEqual(wasCalled ? ['state', 'state', 'connected', 'state', 'disconnected'] : ['state', 'state']);
    expect(call.state).toBe('ended');
    expectNothingLeft();
  },
);
