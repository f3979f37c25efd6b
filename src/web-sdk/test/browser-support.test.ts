import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeBrowser, FakeBrowser, newCall } from './fakes/browser';

let browser: FakeBrowser;
beforeEach(() => void (browser = new FakeBrowser()));
afterEach(closeBrowser);

const startError = () =>
  newCall()
    .call.start()
    .catch((thrown: unknown) => thrown);

test.each([
  ['http:', 'http://shop.test', /^Site owner: http:\/\/shop\.test is not secure/],
  ['https:', 'https://widget.test', /^Site owner: the host page around https:\/\/widget\.test/],
])('InsecurePageOver_%s_IsRefused_WithoutTouchingMediaDevices', async (protocol, origin, message) => {
  browser.window['isSecureContext'] = false;
  vi.stubGlobal('location', { protocol, origin });
  vi.stubGlobal('navigator', {
    get mediaDevices() {
      throw new Error('touched');
    },
  });
  expect(await startError()).toMatchObject({ code: 'insecure_origin', message: expect.stringMatching(message) });
  expect(browser.platform.sent).toEqual([]);
});

test.each<[string, () => void]>([
  ['RTCPeerConnection', () => delete browser.window['RTCPeerConnection']],
  ['connectionState', () => void (browser.window['RTCPeerConnection'] = class {})],
  ['mediaDevices', () => void vi.stubGlobal('navigator', {})],
  ['getUserMedia', () => void vi.stubGlobal('navigator', { mediaDevices: {} })],
])('BrowserWithout_%s_IsUnsupported', async (_, remove) => {
  remove();
  expect(await startError()).toMatchObject({ code: 'unsupported_browser' });
  expect(browser.platform.sent).toEqual([]);
});

test('BrowserWithoutAudioContext_CallsWithoutLevels', async () => {
  vi.stubGlobal('AudioContext', undefined);
  const { call } = newCall();
  await call.start();
  expect(call.state).toBe('connected');
});

test('OnAServer_ImportDoesNothing_AndStartSaysSo', async () => {
  vi.unstubAllGlobals();
  expect(typeof window).toBe('undefined');
  vi.resetModules();
  const { DialNexaWebCall } = await import('../src/index');
  const call = new DialNexaWebCall({ agentVersionId: 'av_test', apiKey: 'dnx_pub_test' });
  await expect(call.start()).rejects.toMatchObject({ code: 'unsupported_browser' });
});
