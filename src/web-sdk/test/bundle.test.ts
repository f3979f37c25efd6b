import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import vm from 'node:vm';
import { parse } from 'acorn';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { DialNexaWebCall } from '../src/index';
import { closeBrowser, FakeBrowser } from './fakes/browser';
import { FakeAudioContext } from './fakes/media';
import { FakePeerConnection } from './fakes/peer';
import { refusal } from './fakes/platform';
// @ts-expect-error: a build script has no declarations.
import { partNames, privateNames, sdkModule, sdkParts, sdkScript } from '../../bundle-options.mjs';

const budgetBytes = 5_000;
const parts = (partNames as string[]).map((name) => `dialnexa.${name}.js`);
const files = ['dialnexa.min.js', 'dialnexa.mjs', ...parts];
const bundles: Record<string, string> = {};
const inputs: Record<string, Metafile['outputs'][string]['inputs']> = {};
let folder: string;

async function bundle(options: BuildOptions): Promise<void> {
  const { outputFiles, metafile } = await build({ ...options, write: false, metafile: true });
  for (const [path, { inputs: used }] of Object.entries(metafile.outputs)) inputs[path.split('/').pop()!] = used;
  for (const { path, text } of outputFiles) bundles[path.split('/').pop()!] = text;
}

beforeAll(async () => {
  await bundle({ ...sdkScript, outfile: 'dialnexa.min.js' });
  await bundle({ ...sdkModule, outfile: 'dialnexa.mjs' });
  await bundle({ ...sdkParts, outdir: '.' });
  folder = await mkdtemp(join(tmpdir(), 'dialnexa-'));
  await Promise.all(parts.map((file) => writeFile(join(folder, file), bundles[file]!)));
  // To Node.js: what `import()` gets is a module, as it is to a browser.
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
});
afterAll(() => rm(folder, { recursive: true }));

test('Script_IsWithinItsBudget', () => {
  const { length } = brotliCompressSync(bundles['dialnexa.min.js']!, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  expect(length).toBeLessThanOrEqual(budgetBytes);
});

test.each(files)('%s_HasNoSyntaxNewerThanEs2017_ButImport', (file) => {
  // `import()` reads like a call: the rest has to be of its time.
  const source = bundles[file]!.replace(/\bimport\(/g, 'fetch(');
  expect(() => parse(source, { ecmaVersion: 2017, sourceType: file === 'dialnexa.min.js' ? 'script' : 'module' })).not.toThrow();
});

test('Parser_KnowsNewerSyntax', () => {
  expect(() => parse('a?.b', { ecmaVersion: 2017 })).toThrow();
  expect(() => parse('({ ...a })', { ecmaVersion: 2017 })).toThrow();
});

test('Script_ImportsItsParts_AndTheModuleHasThemInside', () => {
  expect(bundles['dialnexa.min.js']!.match(/\bimport\(/g)).toHaveLength(parts.length);
  for (const file of ['dialnexa.mjs', ...parts]) expect(bundles[file]).not.toMatch(/\bimport\b/);
  const outside = parts.flatMap((file) => Object.keys(inputs[file]!)).filter((source) => !(source in inputs['dialnexa.mjs']!));
  expect(outside).toEqual([]);
});

test.each(parts)('%s_HasNoClassAndNoStateOfTheCoreOfItsOwn', (file) => {
  const stateful = ['errors', 'emitter', 'lifetime', 'session', 'sound', 'call', 'platform', 'script-address', 'parts'];
  const copied = Object.entries(inputs[file]!).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
  expect(copied.map(([source]) => source.split('/').pop()!.replace('.ts', '')).filter((name) => stateful.includes(name))).toEqual([]);
});

// Newer than Safari 15.0 by MDN's compatibility tables. `reportError`, `setSinkId` and `permissions` are guarded, and have their own tests.
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
  /\bnavigator\.(locks|wakeLock|userActivation|audioSession)\b/,
  /\brequestIdleCallback\b/,
  /\bscheduler\b/,
  /\bCompressionStream\b/,
  /\bTextDecoderStream\b/,
  /\bArray\.fromAsync\b/,
  /\(\?<[=!]/,
];

test.each(newerThanSafari15)('Bundles_DoNotUse_%s', (api) => {
  for (const file of files) expect(bundles[file]).not.toMatch(api);
});

test('GuardedApi_IsAskedForBeforeUse', () => {
  const uses = bundles['dialnexa.min.js']!.match(/\breportError\b/g);
  expect(bundles['dialnexa.min.js']).toMatch(/typeof reportError=="function"\?reportError\(/);
  expect(uses).toHaveLength(2);
});

test.each([/\beval\b/, /\bnew Function\b/, /["'`]unload["'`]/, /postMessage/, /\bblob:/, /innerHTML/, /createElement\(/])(
  'Bundles_NeverContain_%s',
  (forbidden) => {
    for (const file of files) expect(bundles[file]).not.toMatch(forbidden);
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
  vm.runInNewContext(`with (globals) { (() => {${source}\n})() }`, { globals });
  expect(touched).toEqual([]);
});

test('PrivateNames_AreNoneThatAPage_TheWire_OrAStorageKnows', async () => {
  const sources = ['call-types', 'call-resource', 'left-call', 'server-event', 'feedback-body'];
  const texts = await Promise.all(sources.map((name) => readFile(new URL(`../src/${name}.ts`, import.meta.url), 'utf8')));
  const known = new Set(texts.flatMap((text) => [...text.matchAll(/^ {2,4}(?:readonly )?(\w+)\??:/gm)].map(([, name]) => name!)));
  expect([...known]).toEqual(expect.arrayContaining(['agentVersionId', 'stages', 'call_token', 'until', 'turn_id', 'rating']));
  expect((privateNames as string[]).filter((name) => known.has(name))).toEqual([]);
});

/** The built script in a fake browser, as it comes from a folder that has its parts beside it. */
function runScript(browser: FakeBrowser): typeof DialNexaWebCall {
  browser.document['currentScript'] = { src: pathToFileURL(join(folder, 'dialnexa.min.js')).href };
  const importModuleDynamically = vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER as never;
  new vm.Script(bundles['dialnexa.min.js']!, { importModuleDynamically }).runInThisContext();
  return browser.window['DialNexaWebCall'] as typeof DialNexaWebCall;
}

async function importModule(): Promise<typeof DialNexaWebCall> {
  const file = join(folder, 'dialnexa.mjs');
  await writeFile(file, bundles['dialnexa.mjs']!.replace(/\/\/# sourceMappingURL.*/, ''));
  return ((await import(/* @vite-ignore */ pathToFileURL(file).href)) as { DialNexaWebCall: typeof DialNexaWebCall }).DialNexaWebCall;
}

// Shortened names are where the built files could fail and the sources do not: here every name is used, in both forms.
test.each(['script', 'module'])('Built%s_DoesAllThatACallCan', async (form) => {
  const browser = new FakeBrowser();
  browser.platform.features.push('media', 'leave');
  FakePeerConnection.stats.set('in', { type: 'inbound-rtp', packetsLost: 1, packetsReceived: 3, jitter: 0.01 });
  FakeAudioContext.amplitude = 0.125;
  const Call = form === 'script' ? runScript(browser) : await importModule();
  const { platform, mediaDevices } = browser;
  const options = {
    agentVersionId: 'av_test',
    baseUrl: 'https://platform.test',
    rejoin: true,
    consent: { version: '1', givenAt: new Date(0) },
  };
  const call = new Call({ ...options, apiKey: 'dnx_pub_test' });
  const heard: unknown[] = [];
  call.once('connected', () => heard.push('connected'));
  call.on('microphone', ({ state }) => heard.push(state));
  call.on('agent', ({ state }) => heard.push(state));
  call.on('interrupted', (now) => heard.push(now));
  const off = () => heard.push('off');
  call.on('state', off);
  call.off('state', off);
  call.volume = 0.5;
  await call.setMicrophone('headset');
  await call.setSpeaker('loud');
  await call.start();
  call.mute();
  expect([call.callId, call.muted, call.volume, mediaDevices.liveTracks[0]!.enabled]).toEqual(['call_1', true, 0.5, false]);
  expect(JSON.parse(platform.creates[0]!.body!)).toMatchObject({ agent_version_id: 'av_test', consent: { version: '1' } });
  platform.event('agent', { state: 'speaking' });
  const level = await new Promise((resolve) => call.once('level', resolve));
  expect([level, heard]).toEqual([{ input: 0.5, output: 0.5 }, ['asking', 'on', 'connected', 'speaking']]);

  await call.send('Hello');
  await call.setMicrophone();
  mediaDevices.given.at(-1)!.tracks[0]!.unplug();
  await vi.waitFor(() => expect(mediaDevices.given.map(({ deviceId }) => deviceId)).toEqual(['headset', 'built-in', 'built-in']));
  await vi.waitFor(() => expect(browser.peer.sent).toBe(mediaDevices.given[2]!.tracks[0]));
  browser.peer.become('failed');
  await vi.waitFor(() => expect(platform.requests('POST', '/media')).toHaveLength(1));
  await vi.waitFor(() => expect(heard.slice(-2)).toEqual([true, false]));

  await call.feedback({ rating: 5, stages: { painted: 1.5 } });
  const told = JSON.parse(platform.requests('POST', '/feedback')[0]!.body!) as { client_stats: { stages: object } };
  expect(told).toMatchObject({ rating: 5, client_stats: { loss: 0.25, jitter_ms: 10 } });
  expect(Object.keys(told.client_stats.stages)).toEqual(['asked', 'granted', 'offered', 'created', 'connected', 'first_sound', 'painted']);

  browser.dispatch('pagehide', { persisted: false });
  expect(platform.requests('POST', '/leave')).toHaveLength(1);
  expect([call.state, call.canRejoin]).toEqual(['ended', true]);
  await call.start({ microphone: false });
  expect([call.callId, platform.creates.length, platform.requests('POST', '/media').length, browser.peer.direction]).toEqual([
    'call_1',
    1,
    2,
    'recvonly',
  ]);
  await call.end();
  expect(platform.requests('DELETE')).toMatchObject([{ headers: { Authorization: 'Bearer token' } }]);
  expect([...mediaDevices.liveTracks, ...mediaDevices.liveCopies]).toEqual([]);
  expect(browser.storage.length).toBe(0);
  platform.instead.set('POST /v1/web-calls', () => refusal(409, 'capacity_reached'));
  await expect(call.start({ microphone: false })).rejects.toMatchObject({ name: 'DialNexaError', code: 'capacity_reached' });
  mediaDevices.failure = new DOMException('no', 'NotFoundError');
  await expect(call.start()).rejects.toMatchObject({ code: 'mic_not_found' });
  await closeBrowser();
});

test.each(['https://host.test/web-sdk/latest/dialnexa.min.js', ''])('Script_From_%s_SetsOneGlobal', (src) => {
  const window: Record<string, unknown> = {};
  vm.runInNewContext(bundles['dialnexa.min.js']!, { window, document: { currentScript: { src } }, URL });
  expect(Object.keys(window)).toEqual(['DialNexaWebCall']);
});
