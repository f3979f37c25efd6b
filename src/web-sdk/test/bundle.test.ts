import { constants, brotliCompressSync } from 'node:zlib';
import vm from 'node:vm';
import { parse } from 'acorn';
import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';
// @ts-expect-error: a build script has no declarations.
import { sdkModule, sdkScript } from '../../bundle-options.mjs';

const budgetBytes = 5_000;
const bundles: Record<string, string> = {};

async function bundle(options: object, outfile: string): Promise<string> {
  const { outputFiles } = await build({ ...options, write: false, outfile });
  return outputFiles!.find(({ path }) => path.endsWith(outfile))!.text;
}

beforeAll(async () => {
  bundles['dialnexa.min.js'] = await bundle(sdkScript, 'dialnexa.min.js');
  bundles['dialnexa.mjs'] = await bundle(sdkModule, 'dialnexa.mjs');
});

test('Script_IsWithinItsBudget', () => {
  const { length } = brotliCompressSync(bundles['dialnexa.min.js']!, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  expect(length).toBeLessThanOrEqual(budgetBytes);
});

test.each([
  ['dialnexa.min.js', 'script'],
  ['dialnexa.mjs', 'module'],
] as const)('%s_HasNoSyntaxNewerThanEs2017', (name, sourceType) => {
  expect(() => parse(bundles[name]!, { ecmaVersion: 2017, sourceType })).not.toThrow();
});

test('Parser_KnowsNewerSyntax', () => {
  expect(() => parse('a?.b', { ecmaVersion: 2017 })).toThrow();
});

// Newer than Safari 15.0 by MDN's compatibility tables; `reportError` is guarded and has its own test.
const newerThanSafari15 = [
  /\.at\(/,
  /\bAbortSignal\b/,
  /\.throwIfAborted\b/,
  /\bstructuredClone\b/,
  /\.(findLast|findLastIndex|toSorted|toReversed|toSpliced|with)\(/,
  /Object\.(hasOwn|groupBy)\b/,
  /\brandomUUID\b/,
  /\bPromise\.withResolvers\b/,
  /\bURL\.canParse\b/,
  /\bBroadcastChannel\b/,
  /\bnavigator\.(locks|permissions|wakeLock|userActivation|audioSession)\b/,
  /\brequestIdleCallback\b/,
  /\bscheduler\b/,
  /\bsetSinkId\b/,
  /\bCompressionStream\b/,
  /\bTextDecoderStream\b/,
  /\bArray\.fromAsync\b/,
  /\(\?<[=!]/,
];

test.each(newerThanSafari15)('Bundles_DoNotUse_%s', (api) => {
  expect(bundles['dialnexa.min.js']).not.toMatch(api);
  expect(bundles['dialnexa.mjs']).not.toMatch(api);
});

test('GuardedApi_IsAskedForBeforeUse', () => {
  const uses = bundles['dialnexa.min.js']!.match(/\breportError\b/g);
  expect(bundles['dialnexa.min.js']).toMatch(/typeof reportError=="function"\?reportError\(/);
  expect(uses).toHaveLength(2);
});

test.each([/\beval\b/, /\bnew Function\b/, /["'`]unload["'`]/, /postMessage/, /\bblob:/, /innerHTML/, /createElement\(/])(
  'Bundles_NeverContain_%s',
  (forbidden) => {
    expect(bundles['dialnexa.min.js']).not.toMatch(forbidden);
  },
);

test('Module_ImportedWithoutWindow_DoesNothing', async () => {
  const source = bundles['dialnexa.mjs']!.replace(/export\{[^}]*\};?/, '');
  const touched: string[] = [];
  const globals = new Proxy(
    {},
    {
      has: (_, name) => !['Object', 'Error', 'Promise'].includes(String(name)),
      get: (_, name) => void (typeof name === 'string' && touched.push(name)),
    },
  );
  vm.runInNewContext(`with (globals) {${source}}`, { globals });
  expect(touched).toEqual([]);
});

test('Script_SetsOneGlobal_AndUsesTheOriginItCameFrom', () => {
  const window: Record<string, unknown> = {};
  vm.runInNewContext(bundles['dialnexa.min.js']!, {
    window,
    document: { currentScript: { src: 'https://host.test/web-sdk/latest/dialnexa.min.js' } },
    URL,
  });
  expect(Object.keys(window)).toEqual(['DialNexaWebCall']);
});
