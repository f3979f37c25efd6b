import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeBrowser, FakeBrowser } from './fakes/browser';

let browser: FakeBrowser;
beforeEach(() => {
  vi.resetModules();
  browser = new FakeBrowser();
});
afterEach(closeBrowser);

async function resolve(option: string | undefined, script: string | null): Promise<string> {
  browser.document['currentScript'] = script === null ? null : { src: script };
  await import('../src/global');
  const { resolveBaseUrl } = await import('../src/base-url');
  return resolveBaseUrl(option);
}

test.each([
  ['option first', 'https://a.test/v1', 'https://b.test', 'https://c.test/x.js', 'https://a.test'],
  ['then the meta', undefined, 'https://b.test/', 'https://c.test/x.js', 'https://b.test'],
  ['then the script', undefined, undefined, 'https://c.test/web-sdk/latest/dialnexa.min.js', 'https://c.test'],
  ['inline script', undefined, undefined, '', 'https://api.dialnexa.com'],
  ['script that an optimiser moved', undefined, undefined, null, 'https://api.dialnexa.com'],
])('BaseUrl_%s', async (_, option, meta, script, expected) => {
  if (meta) browser.document.meta = meta;
  expect(await resolve(option, script)).toBe(expected);
});

test('ClassicScript_SetsTheGlobal', async () => {
  await resolve(undefined, null);
  expect(browser.window['DialNexaWebCall']).toBeTypeOf('function');
});
