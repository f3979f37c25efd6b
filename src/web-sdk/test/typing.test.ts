import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StartOptions } from '../src/index';
import { closeBrowser, FakeBrowser, newCall, partsLoaded } from './fakes/browser';
import { refusal } from './fakes/platform';

let browser: FakeBrowser;
beforeEach(() => void (browser = new FakeBrowser()));
afterEach(closeBrowser);

const messages = () => browser.platform.requests('POST', '/messages');

test('TypedCall_AsksForNoMicrophone_AndOnlyReceives', async () => {
  const { call } = newCall();
  const states: string[] = [];
  call.on('microphone', ({ state }) => states.push(state));
  await call.start({ microphone: false });
  await partsLoaded();
  expect([call.state, browser.mediaDevices.asked, browser.peer.direction, browser.peer.sent]).toEqual([
    'connected',
    [],
    'recvonly',
    undefined,
  ]);
  expect(JSON.parse(browser.platform.creates[0]!.body!)).toMatchObject({ offer: expect.stringContaining('a=recvonly') });
  await call.end();
  expect(states).toEqual([]);
});

test('TypedCall_NeedsNoMicrophoneInTheBrowser', async () => {
  vi.stubGlobal('navigator', {});
  const { call } = newCall();
  await call.start({ microphone: false });
  expect(call.state).toBe('connected');
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['the event of a click', { type: 'click' }],
  ['an empty choice', {}],
  ['true', { microphone: true }],
])('StartWith_%s_AsksForTheMicrophone', async (_, options) => {
  await newCall().call.start(options as StartOptions);
  expect([browser.mediaDevices.asked.length, browser.peer.direction]).toEqual([1, 'sendrecv']);
});

test('ChosenMicrophone_InATypedCall_IsKeptForTheNext', async () => {
  const { call } = newCall();
  await call.start({ microphone: false });
  await call.setMicrophone('headset');
  expect(browser.mediaDevices.asked).toEqual([]);
  await call.end();
  await call.start();
  expect(browser.mediaDevices.given[0]!.deviceId).toBe('headset');
});

test('Send_PostsTheText_AndResolvesWhenThePlatformHasIt', async () => {
  const { call } = newCall();
  await call.start();
  await call.send('Grüße, "Tom"');
  expect(messages()).toMatchObject([
    { body: '{"text":"Grüße, \\"Tom\\""}', headers: { Authorization: 'Bearer token', 'Content-Type': 'application/json' } },
  ]);
});

test('Send_RefusedByThePlatform_RejectsWithItsError_AndLeavesTheCallOn', async () => {
  const { call, names } = newCall();
  await call.start();
  browser.platform.instead.set('POST /v1/web-calls/secret/messages', () => refusal(413, 'payload_too_large', 'It has 3000 bytes.'));
  await expect(call.send('x')).rejects.toMatchObject({ name: 'DialNexaError', code: 'payload_too_large', message: 'It has 3000 bytes.' });
  expect([call.state, names()]).toEqual(['connected', ['state', 'state', 'connected']]);
});

test('Send_WithoutACall_SaysSo', async () => {
  await expect(newCall().call.send('Hello')).rejects.toMatchObject({ code: 'call_not_found', message: expect.stringMatching(/start\(\)/) });
  expect(browser.platform.sent).toEqual([]);
});

test('Send_AfterTheCall_IsLeftToThePlatformToRefuse', async () => {
  const { call } = newCall();
  await call.start();
  await call.end();
  browser.platform.instead.set('POST /v1/web-calls/secret/messages', () => refusal(410, 'call_ended'));
  await expect(call.send('Hello')).rejects.toMatchObject({ code: 'call_ended' });
});

test('Features_AreWhatThePlatformSaid_AndNoneBefore', async () => {
  const { call } = newCall();
  expect(call.features).toEqual([]);
  await call.start();
  expect(call.features).toEqual(['events', 'messages', 'restart', 'feedback']);
});

test('PlatformThatNamesNoFeatures_HasNone', async () => {
  browser.platform.features = undefined as unknown as string[];
  const { call } = newCall();
  await call.start();
  expect(call.features).toEqual([]);
});
