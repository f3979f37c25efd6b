import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeBrowser, FakeBrowser, newCall, partsLoaded } from './fakes/browser';
import { refusal } from './fakes/platform';

// As on a page whose policy lets the script in and keeps out what stands beside it.
const blocked = vi.hoisted(() => (): never => {
  throw new TypeError('Failed to fetch dynamically imported module');
});
vi.mock('../src/upkeep', blocked);
vi.mock('../src/diagnosis', blocked);
vi.mock('../src/refusals', blocked);
vi.mock('../src/speaker', blocked);
vi.mock('../src/feedback-body', blocked);

let browser: FakeBrowser;
const reported = vi.fn();
beforeEach(() => {
  browser = new FakeBrowser();
  reported.mockReset();
  vi.stubGlobal('reportError', reported);
});
afterEach(closeBrowser);

const missing = { name: 'DialNexaError', code: 'platform_unavailable', message: expect.stringMatching(/part of this script.*script-src/) };

test('CallWithoutItsUpkeep_GoesOn_AndIsReported', async () => {
  const { call } = newCall();
  await call.start();
  await partsLoaded();
  browser.platform.event('agent', { state: 'speaking' });
  expect(call.state).toBe('connected');
  expect(reported.mock.calls).toEqual([[expect.objectContaining(missing)]]);
  await call.end();
  expect([...browser.mediaDevices.liveTracks, ...browser.platform.requests('DELETE').slice(1)]).toEqual([]);
});

test('CallWithoutItsUpkeep_EndsWithItsConnection', async () => {
  const { log, call } = newCall();
  await call.start();
  await partsLoaded();
  browser.peer.become('disconnected');
  expect(call.state).toBe('connected');
  browser.peer.become('failed');
  expect(log.at(-1)).toEqual(['disconnected', { reason: 'network_failure' }]);
});

test('RefusedMicrophone_IsStillARefusedMicrophone', async () => {
  const cause = (browser.mediaDevices.failure = new DOMException('Permission denied', 'NotAllowedError'));
  await expect(newCall().call.start()).rejects.toMatchObject({
    code: 'mic_unknown',
    cause,
    message: expect.stringMatching(/NotAllowedError: Permission denied.*script-src/),
  });
});

test.each([
  [409, 'invalid_request'],
  [503, 'platform_unavailable'],
])('RefusalWithStatus_%i_KeepsThePlatformsWords', async (status, code) => {
  browser.platform.instead.set('POST /v1/web-calls', () => refusal(status, 'capacity_reached', '5 of 5 calls are on.'));
  await expect(newCall().call.start()).rejects.toMatchObject({ code, message: '5 of 5 calls are on.' });
});

test('WhatNeedsAPart_SaysSo_AndTheCallGoesOn', async () => {
  const { call } = newCall();
  await call.start();
  await expect(call.setSpeaker('loud')).rejects.toMatchObject(missing);
  await expect(call.feedback({ rating: 5 })).rejects.toMatchObject(missing);
  await call.send('Hello');
  expect(call.state).toBe('connected');
});
