import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallOptions } from '../src/index';
import { FakeBrowser, newCall } from './fakes/browser';

let browser: FakeBrowser;
beforeEach(() => void (browser = new FakeBrowser()));
afterEach(() => vi.unstubAllGlobals());

const circular: Record<string, unknown> = {};
circular['self'] = circular;

test.each<[string, unknown, string, RegExp]>([
  [
    'the snippet unchanged',
    { agentVersionId: 'av_01hx...', apiKey: 'YOUR_PUBLIC_API_KEY' },
    'invalid_key',
    /"YOUR_PUBLIC_API_KEY".*publishable key, from Settings > API Keys/,
  ],
  ['only the agent left', { agentVersionId: 'av_01hx...' }, 'invalid_request', /"av_01hx\.\.\.".*published agent version/],
  ['no apiKey', { apiKey: undefined }, 'invalid_key', /apiKey is "undefined".*publishable/],
  ['no agentVersionId', { agentVersionId: undefined }, 'invalid_request', /agentVersionId is "undefined"/],
  ['empty agentVersionId', { agentVersionId: '' }, 'invalid_request', /agentVersionId is ""/],
  ['number for agentVersionId', { agentVersionId: 7 }, 'invalid_request', /agentVersionId is "7"/],
  ['a live secret key', { apiKey: 'dnx_live_abcdefghij' }, 'secret_key', /rotate it/i],
  ['a test secret key', { apiKey: 'dnx_test_abcdefghij' }, 'secret_key', /rotate it/i],
  ['an id:secret key', { apiKey: 'key_1:abcdefghij' }, 'secret_key', /rotate it/i],
  ['circular variables', { variables: circular }, 'invalid_request', /variables/],
  ['a list of metadata', { metadata: [1] }, 'invalid_request', /metadata/],
  ['a baseUrl that is none', { baseUrl: 'platform' }, 'invalid_request', /baseUrl is "platform"/],
  ['a baseUrl of another kind', { baseUrl: 'javascript:alert(1)' }, 'invalid_request', /baseUrl/],
])('Options_With_%s_AreRefusedBeforeAnythingIsAsked', async (_, wrong, code, message) => {
  const { call, names } = newCall(wrong as Partial<CallOptions>);
  await expect(call.start()).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  expect(names()).toEqual(['state', 'state', 'error']);
  expect(browser.mediaDevices.asked).toEqual([]);
  expect(browser.platform.sent).toEqual([]);
});

test('SecretKey_IsNotRepeatedInTheMessage', async () => {
  const error = (await newCall({ apiKey: 'dnx_live_abcdefghij' })
    .call.start()
    .catch((thrown: unknown) => thrown)) as Error;
  expect(error.message).not.toContain('abcdefghij');
});

test.each(['dnx_pub_sandbox', 'dnx_embed_x', 'pk_other'])('Key_%s_IsLeftToThePlatform', async (apiKey) => {
  const { call } = newCall({ apiKey });
  await call.start();
  expect(call.state).toBe('connected');
});

test('NoOptionsAtAll_AreRefusedByStart_NotByTheConstructor', async () => {
  const { DialNexaWebCall } = await import('../src/index');
  const call = new DialNexaWebCall(undefined as unknown as CallOptions);
  await expect(call.start()).rejects.toMatchObject({ code: 'invalid_key' });
});
