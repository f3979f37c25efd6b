import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallOptions } from '../src/index';
import { closeBrowser, FakeBrowser, newCall } from './fakes/browser';

let browser: FakeBrowser;
beforeEach(() => void (browser = new FakeBrowser()));
afterEach(closeBrowser);

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
  ['both credentials', { grant: 'dnx_grant_a' }, 'invalid_request', /apiKey or grant, not both/],
  ['neither credential', { apiKey: undefined, grant: undefined }, 'invalid_key', /apiKey is "undefined".*or a grant/],
  ['an empty grant', { apiKey: undefined, grant: '' }, 'invalid_key', /grant is "".*a grant from your server/],
  ['null for a grant', { apiKey: undefined, grant: null }, 'invalid_key', /grant is "null".*a grant from your server/],
  ['a grant that is none', { apiKey: undefined, grant: 'dnx_pub_abcdefghij' }, 'invalid_key', /grant is "dnx_pub_a…"/],
  ['a secret key for a grant', { apiKey: undefined, grant: 'dnx_live_abcdefghij' }, 'secret_key', /grant "dnx_live_…".*rotate it/i],
  ['consent without a version', { consent: { givenAt: new Date() } }, 'invalid_request', /consent\.version is "undefined"/],
  ['consent without a time', { consent: { version: '1' } }, 'invalid_request', /consent\.givenAt is "undefined".*ISO 8601/],
  ['null for the time', { consent: { version: '1', givenAt: null } }, 'invalid_request', /consent\.givenAt is "null"/],
  ['a number for the time', { consent: { version: '1', givenAt: 7 } }, 'invalid_request', /consent\.givenAt is "7"/],
  ['a Date that is none', { consent: { version: '1', givenAt: new Date('?') } }, 'invalid_request', /givenAt is "Invalid Date"/],
  ['a time without a zone', { consent: { version: '1', givenAt: '2026-01-31T09:30:00' } }, 'invalid_request', /givenAt.*zone/],
  ['a time that no clock has', { consent: { version: '1', givenAt: '2026-01-31T99:30:00Z' } }, 'invalid_request', /givenAt is "2026/],
  ['a time in words', { consent: { version: '1', givenAt: '31 January 2026 09:30Z' } }, 'invalid_request', /givenAt is "31/],
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

test('Grant_IsNotRepeatedInTheMessage', async () => {
  const error = (await newCall({ apiKey: undefined, grant: 'dnx_pub_abcdefghij' } as unknown as Partial<CallOptions>)
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
