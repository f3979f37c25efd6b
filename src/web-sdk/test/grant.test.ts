import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeBrowser, FakeBrowser, newCall } from './fakes/browser';
import { refusal } from './fakes/platform';

let browser: FakeBrowser;
beforeEach(() => void (browser = new FakeBrowser()));
afterEach(closeBrowser);

const granted = { apiKey: undefined, grant: 'dnx_grant_a' };
const created = () => JSON.parse(browser.platform.requests('POST')[0]!.body!) as Record<string, unknown>;

test('Grant_IsTheCredential_OfTheCreateAndTheIceServers', async () => {
  await newCall(granted).call.start();
  const asked = browser.platform.sent.filter(({ path }) => !path.startsWith('/v1/web-calls/secret'));
  expect(asked.map(({ method, path, headers }) => [method, path, headers['Authorization']])).toEqual([
    ['GET', '/v1/web-calls/ice-servers', 'Bearer dnx_grant_a'],
    ['POST', '/v1/web-calls', 'Bearer dnx_grant_a'],
  ]);
});

test('VariablesOfThePage_AreSentBesideAGrant', async () => {
  await newCall({ ...granted, variables: { plan: 'free' } }).call.start();
  expect(created()).toMatchObject({ agent_version_id: 'av_test', variables: { plan: 'free' } });
});

test('SecondStart_WithAUsedGrant_RejectsWithTheServersOwnError', async () => {
  const { call } = newCall(granted);
  await call.start();
  await call.end();
  const message = 'This grant was used at 09:30. Ask for another.';
  browser.platform.instead.set('POST /v1/web-calls', () => refusal(401, 'invalid_key', message));
  await expect(call.start()).rejects.toMatchObject({ name: 'DialNexaError', code: 'invalid_key', message });
  expect(browser.platform.requests('POST')).toHaveLength(2);
});

test.each<[string, Date | string]>([
  ['a Date', new Date('2026-01-31T09:30:00.125Z')],
  ['text in UTC', '2026-01-31T09:30:00.125Z'],
  ['text of another zone', '2026-01-31T15:00:00.125+05:30'],
])('Consent_GivenAs_%s_IsSentInUtc', async (_, givenAt) => {
  await newCall({ consent: { version: '2026-01', givenAt } }).call.start();
  expect(created()['consent']).toEqual({ version: '2026-01', given_at: '2026-01-31T09:30:00.125Z' });
});

test('NoConsent_SendsNone', async () => {
  await newCall().call.start();
  expect(created()).not.toHaveProperty('consent');
});
