import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallEvents } from '../src/index';
import { closeBrowser, FakeBrowser, newCall, partsLoaded } from './fakes/browser';
import { FakeAudioContext } from './fakes/media';

let browser: FakeBrowser;
beforeEach(() => {
  vi.useFakeTimers();
  browser = new FakeBrowser();
  FakeAudioContext.amplitude = 0.125;
});
afterEach(closeBrowser);

function watched() {
  const { call } = newCall();
  const states: string[] = [];
  const levels: CallEvents['level'][] = [];
  call.on('microphone', ({ state }) => states.push(state));
  call.on('level', (level) => levels.push(level));
  return { call, states, levels };
}

async function connected() {
  const made = watched();
  await made.call.start();
  await partsLoaded();
  return made;
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('Microphone_IsAskedForThenOn_AndOffAtTheEnd', async () => {
  const { call, states } = watched();
  const held = browser.steps.hold('microphone');
  const started = call.start();
  expect(states).toEqual(['asking']);
  await held.reached;
  held.release();
  await started;
  expect(states).toEqual(['asking', 'on']);
  await call.end();
  expect(states).toEqual(['asking', 'on', 'off']);
});

test('RefusedMicrophone_IsOffAgain_BeforeTheCallIsOver', async () => {
  browser.mediaDevices.failure = new DOMException('no', 'NotAllowedError');
  const { call, states } = watched();
  call.on('state', (state) => states.push(`call ${state}`));
  await call.start().catch(() => {});
  expect(states).toEqual(['call connecting', 'asking', 'off', 'call ended']);
});

test('DigitalSilence_Of5Seconds_IsTold_AndSoIsItsEnd', async () => {
  const { states } = await connected();
  FakeAudioContext.amplitude = 0;
  await pass(4_900);
  expect(states).toEqual(['asking', 'on']);
  await pass(100);
  expect(states).toEqual(['asking', 'on', 'silent']);
  await pass(60_000);
  FakeAudioContext.amplitude = 0.0001;
  await pass(100);
  expect(states).toEqual(['asking', 'on', 'silent', 'on']);
});

test('SoundNowAndThen_IsNoSilence', async () => {
  const { states } = await connected();
  for (const _ of [1, 2, 3]) {
    FakeAudioContext.amplitude = 0;
    await pass(4_900);
    FakeAudioContext.amplitude = 0.0001;
    await pass(100);
  }
  expect(states).toEqual(['asking', 'on']);
});

test('MutedCall_IsNotCalledSilent_AndBeginsToCountWhenItIsUnmuted', async () => {
  const { call, states } = await connected();
  FakeAudioContext.amplitude = 0;
  call.mute();
  await pass(60_000);
  call.unmute();
  await pass(4_900);
  expect(states).toEqual(['asking', 'on']);
  await pass(100);
  expect(states.at(-1)).toBe('silent');
});

test('MutedVisitorWhoSpeaks_IsMeasured_AndNotHeardByTheAgent', async () => {
  const { call, levels } = await connected();
  call.mute();
  await pass(100);
  expect([levels.at(-1)!.input, browser.peer.sent!.enabled]).toEqual([0.5, false]);
});

test('MicrophoneThatWasMutedFromTheStart_IsMeasured', async () => {
  const { call, levels } = watched();
  call.mute();
  await call.start();
  await partsLoaded();
  await pass(100);
  expect([levels.at(-1)!.input, browser.peer.sent!.enabled]).toEqual([0.5, false]);
});

test('Copy_IsStoppedWithTheMicrophoneItIsOf', async () => {
  const { call } = await connected();
  await pass(100);
  expect(browser.mediaDevices.liveCopies).toHaveLength(1);
  const [first] = browser.mediaDevices.liveCopies;
  await call.setMicrophone('headset');
  await pass(100);
  expect([first!.readyState, browser.mediaDevices.liveCopies.length]).toEqual(['ended', 1]);
  await call.end();
  expect(browser.mediaDevices.liveCopies).toEqual([]);
});

test('Copy_IsStopped_AlsoWhileTheClockStandsStill', async () => {
  const { call } = await connected();
  await pass(100);
  FakeAudioContext.made[0]!.state = 'suspended';
  const [first] = browser.mediaDevices.liveCopies;
  await call.setMicrophone('headset');
  await pass(100);
  expect(first!.readyState).toBe('ended');
});

test('WhereSoundCannotBeMeasured_NothingIsCalledSilent', async () => {
  FakeAudioContext.joins = false;
  const { states } = await connected();
  await pass(60_000);
  expect(states).toEqual(['asking', 'on']);
});

test('StandingClock_TellsNoLevel_UntilTheVisitorsNextClick', async () => {
  const { states, levels } = await connected();
  FakeAudioContext.made[0]!.state = 'suspended';
  await pass(60_000);
  expect([states, levels]).toEqual([['asking', 'on'], []]);
  browser.dispatch('click', {});
  await pass(100);
  expect(levels).toEqual([{ input: 0.5, output: 0.5 }]);
});

test('LostMicrophone_IsTold_AndSoIsItsReplacement', async () => {
  const { states } = await connected();
  browser.mediaDevices.given[0]!.tracks[0]!.unplug();
  expect(states).toEqual(['asking', 'on', 'lost']);
  await partsLoaded();
  expect(states).toEqual(['asking', 'on', 'lost', 'on']);
});

test('LostMicrophone_WithoutAnother_IsOff', async () => {
  const { states, call } = await connected();
  browser.mediaDevices.failure = new DOMException('none left', 'NotFoundError');
  browser.mediaDevices.given[0]!.tracks[0]!.unplug();
  await partsLoaded();
  expect([states, call.state]).toEqual([['asking', 'on', 'lost', 'off'], 'ended']);
});

test('StartFromTheListenerOfTheEnd_IsACallOfItsOwn', async () => {
  const { call, states } = await connected();
  call.on('microphone', ({ state }) => void (state === 'off' && states.length < 5 && call.start()));
  await call.end();
  await partsLoaded();
  expect([call.state, states]).toEqual(['connected', ['asking', 'on', 'off', 'asking', 'on']]);
});
