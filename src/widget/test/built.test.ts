import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { parse } from 'acorn';
import { describe, expect, test } from 'vitest';

/** What `node build.mjs` made last; `npm test` runs it first. */
const built = (file: string) => readFileSync(new URL(`../../../wwwroot/widget/${file}`, import.meta.url), 'utf8');
const brotliBytes = (text: string) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const TOKEN = '__WIDGET_SETTINGS__';

/** Longer words and a longer address than most. */
const settings = {
  widgetId: 'wgt_3f9c2a7be1d04c58',
  frameUrl: 'https://calls.harbour-dental-practice.example/widget/wgt_3f9c2a7be1d04c58',
  agentVersionId: 'av_9d2e7c41b8f35a60',
  protocol: 1,
  label: 'Talk to our receptionist',
  title: 'Harbour Dental reception',
  color: '#0f766e',
  corner: 'bottom-right',
  language: 'en-GB',
  fullPage: true,
  paused: false,
};

describe('the built loader', () => {
  test('has one place for its settings', () => expect(built('loader.js').split(TOKEN)).toHaveLength(2));

  test('with its settings is at most 3,000 bytes of brotli', () => {
    expect(brotliBytes(built('loader.js').replace(TOKEN, JSON.stringify(settings)))).toBeLessThanOrEqual(3000);
  });

  test.each(['fetch(', 'XMLHttpRequest', 'sendBeacon', 'import(', 'WebSocket', 'EventSource'])('never loads by %s', (way) => {
    expect(built('loader.js')).not.toContain(way);
  });
});

describe.each(['loader.js', 'frame.js'])('%s', (file) => {
  test('is ES2017', () => expect(() => parse(built(file), { ecmaVersion: 2017 })).not.toThrow());

  test.each(['eval(', 'new Function', 'innerHTML', 'insertAdjacentHTML', 'createElement("style")', '"unload"', 'beforeunload'])('has no %s', (found) => {
    expect(built(file)).not.toContain(found);
  });

  test('posts no message to just anybody', () => expect(built(file)).not.toMatch(/postMessage\([^;]{0,120}"\*"/));
});
