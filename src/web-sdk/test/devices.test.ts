import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeBrowser, FakeBrowser, newCall, partsLoaded } from './fakes/browser';
import { FakeAudio } from './fakes/media';

let browser: FakeBrowser;
beforeEach(() => void (browser = new FakeBrowser()));
afterEach(closeBrowser);

const used = () => browser.mediaDevices.given.map(({ deviceId, tracks }) => [deviceId, tracks[0]!.readyState]);

async function connected() {
  const made = newCall();
  await made.call.start();
  await partsLoaded();
  return made;
}

test('MicrophoneChosenBefore_IsTheOneThatIsAskedFor', async () => {
  const { call } = newCall();
  // Not awaited: the next line may be in the same click.
  void call.setMicrophone('headset');
  await call.start();
  expect(used()).toEqual([['headset', 'live']]);
});

test('MicrophoneChosenBefore_AndGone_GivesTheDefault', async () => {
  const { call } = newCall();
  await call.setMicrophone('unplugged');
  await call.start();
  expect(used()).toEqual([['built-in', 'live']]);
});

test('MicrophoneChosenInACall_TakesThePlaceOfThePresentOne_MutedAsItWas_WithoutANewOffer', async () => {
  const { call } = await connected();
  call.mute();
  await call.setMicrophone('headset');
  expect(used()).toEqual([
    ['built-in', 'ended'],
    ['headset', 'live'],
  ]);
  expect(browser.peer.sent).toBe(browser.mediaDevices.given[1]!.tracks[0]);
  expect([browser.peer.sent!.enabled, browser.peer.offers.length]).toEqual([false, 1]);
  await call.end();
  expect([...browser.mediaDevices.liveTracks, ...browser.mediaDevices.liveCopies]).toEqual([]);
});

test('MicrophoneThatIsNotThere_IsRefused_AndTheCallKeepsTheOneItHad', async () => {
  const { call } = await connected();
  await expect(call.setMicrophone('unplugged')).rejects.toMatchObject({
    code: 'mic_not_found',
    message: expect.stringMatching(/choose another/),
  });
  expect(used()).toEqual([['built-in', 'live']]);
  await call.end();
  await call.start();
  expect(used().at(-1)).toEqual(['built-in', 'live']);
});

test('SystemsDefault_IsChosenByNoId', async () => {
  const { call } = newCall();
  await call.setMicrophone('headset');
  await call.start();
  await call.setMicrophone();
  expect(used()).toEqual([
    ['headset', 'ended'],
    ['built-in', 'live'],
  ]);
});

test('TwoChoicesAtOnce_TheLastOneIsInUse_AndNoOtherIsOn', async () => {
  const { call } = await connected();
  const held = browser.steps.hold('microphone');
  const choices = [call.setMicrophone('headset'), call.setMicrophone('built-in')];
  await held.reached;
  held.release();
  await Promise.all(choices);
  expect(used()).toEqual([
    ['built-in', 'ended'],
    ['headset', 'ended'],
    ['built-in', 'live'],
  ]);
});

test('ChosenMicrophone_Unplugged_GivesTheDefault_AndIsBackInTheNextCall', async () => {
  const { call } = newCall();
  await call.setMicrophone('headset');
  await call.start();
  await partsLoaded();
  browser.mediaDevices.devices = ['built-in'];
  browser.mediaDevices.given[0]!.tracks[0]!.unplug();
  await vi.waitFor(() => expect(used().at(-1)).toEqual(['built-in', 'live']));
  browser.mediaDevices.devices = ['built-in', 'headset'];
  await call.end();
  await call.start();
  expect(used().at(-1)).toEqual(['headset', 'live']);
});

test('MicrophoneLostWhileAnotherIsChosen_DoesNotUndoTheChoice', async () => {
  const { call } = await connected();
  const held = browser.steps.hold('microphone');
  const chosen = call.setMicrophone('headset');
  await held.reached;
  browser.mediaDevices.given[0]!.tracks[0]!.unplug();
  held.release();
  await chosen;
  await partsLoaded();
  expect(used()).toEqual([
    ['built-in', 'ended'],
    ['headset', 'live'],
  ]);
  expect(call.state).toBe('connected');
});

test('MicrophoneGrantedAfterTheEnd_IsOffAtOnce', async () => {
  const { call } = await connected();
  const held = browser.steps.hold('microphone');
  const chosen = call.setMicrophone('headset').catch(({ code }: { code: string }) => code);
  await held.reached;
  await call.end();
  expect(await chosen).toBe('cancelled');
  held.release();
  await vi.waitFor(() => expect(browser.mediaDevices.given).toHaveLength(2));
  await vi.waitFor(() => expect(browser.mediaDevices.liveTracks).toEqual([]));
});

test('MicrophoneGoneBeforeItCouldBeWatched_IsReplaced', async () => {
  const { call } = newCall();
  const held = browser.steps.hold('connection');
  const started = call.start();
  await held.reached;
  browser.mediaDevices.given[0]!.tracks[0]!.readyState = 'ended';
  held.release();
  await started;
  await partsLoaded();
  await vi.waitFor(() => expect(used()).toHaveLength(2));
  expect(call.state).toBe('connected');
});

test('Speaker_ChosenBeforeAndInACall_IsTheOneThatSounds', async () => {
  const { call } = newCall();
  await call.setSpeaker('loud');
  await call.start();
  await partsLoaded();
  const audio = FakeAudio.made.at(-1)!;
  expect(audio.sinkId).toBe('loud');
  await call.setSpeaker('headphones');
  expect(audio.sinkId).toBe('headphones');
  await call.setSpeaker();
  expect(audio.sinkId).toBe('');
});

test('SpeakerThatIsNotThere_IsRefused_AndNothingChanges', async () => {
  const { call } = await connected();
  await expect(call.setSpeaker('gone')).rejects.toMatchObject({
    code: 'invalid_request',
    message: expect.stringMatching(/"gone".*speaker-selection/),
  });
  expect(FakeAudio.made[0]!.sinkId).toBe('');
});

test('SpeakerChosenBefore_AndGone_LeavesTheDefault', async () => {
  const { call } = newCall();
  await call.setSpeaker('gone');
  await call.start();
  await partsLoaded();
  expect([call.state, FakeAudio.made.at(-1)!.sinkId]).toEqual(['connected', '']);
});

test('BrowserWithoutAChoiceOfSpeaker_SaysSo', async () => {
  FakeAudio.speakers = undefined;
  await expect(newCall().call.setSpeaker('loud')).rejects.toMatchObject({ name: 'DialNexaError', code: 'unsupported_browser' });
});

test('Volume_IsSetBeforeAndInACall_WithinItsLimits_AndStays', async () => {
  const { call } = newCall();
  expect(call.volume).toBe(1);
  call.volume = 0.25;
  await call.start();
  expect([call.volume, FakeAudio.made[0]!.volume]).toEqual([0.25, 0.25]);
  call.volume = 7;
  expect([call.volume, FakeAudio.made[0]!.volume]).toEqual([1, 1]);
  call.volume = -1;
  await call.end();
  await call.start();
  expect([call.volume, FakeAudio.made[1]!.volume]).toEqual([0, 0]);
});
