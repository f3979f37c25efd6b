import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { parse } from 'acorn';
import { describe, expect, test } from 'vitest';

/** What `node build.mjs` made last; `npm test` runs it first. */
const folder = new URL('../../../wwwroot/widget/', import.meta.url);
const built = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const panels = readdirSync(folder).filter((name) => name.startsWith('panel.'));
const brotliBytes = (text: string) => brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;

const TOKEN = '__WIDGET_SETTINGS__';

/** Longer words and a longer address than most. */
const settings = {
  widgetId: 'wgt_3f9c2a7be1d04c58',
  frameUrl: 'https://calls.harbour-dental-practice.example/widget/wgt_3f9c2a7be1d04c58',
  label: 'Talk to our receptionist',
  title: 'Harbour Dental reception',
  color: '#0f766e',
  corner: 'bottom-left',
  language: 'en-GB',
  fullPage: true,
};

describe('the built loader', () => {
  test('has one place for its settings', () => expect(built('loader.js').split(TOKEN)).toHaveLength(2));

  test('with button, one language and its settings is at most 3,000 bytes of brotli', () => {
    expect(brotliBytes(built('loader.js').replace(TOKEN, `(${JSON.stringify(settings)})`))).toBeLessThanOrEqual(3000);
  });

  test.each(['fetch(', 'XMLHttpRequest', 'sendBeacon', 'WebSocket', 'EventSource', 'new Image'])('never loads by %s', (way) => {
    expect(built('loader.js')).not.toContain(way);
  });

  test('has two parts by the hash of what was built, one that it imports and one of which that tells it', () => {
    const hashes = panels.map((name) => createHash('sha256').update(built(name)).digest('base64url'));
    expect(panels).toEqual(hashes.map((hash) => `panel.${hash}.js`));
    expect(hashes.filter((hash) => built('loader.js').includes(hash))).toHaveLength(1);
    expect(hashes.filter((hash) => panels.some((name) => built(name).includes(hash)))).toHaveLength(1);
    expect([...panels.map(built), built('loader.js')].join().match(/import\(/g)).toHaveLength(1);
  });
});

describe.each(['loader.js', ...panels])('%s', (file) => {
  // Every browser runs the loader; the parts are for those that can make a call.
  test(file === 'loader.js' ? 'is ES2017, but for import()' : 'is ES2021, as Safari 15 reads', () => {
    const [text, options] = file === 'loader.js' ? [built(file).replace(/import\(/g, 'load('), { ecmaVersion: 2017 } as const] : [built(file), { ecmaVersion: 2021, sourceType: 'module' } as const];
    expect(() => parse(text, options)).not.toThrow();
  });

  test.each(['eval(', 'new Function', 'innerHTML', 'insertAdjacentHTML', 'createElement("style")', 'setAttribute("style"', '"unload"', 'beforeunload'])(
    'has no %s',
    (found) => expect(built(file)).not.toContain(found),
  );

  test('posts no message to just anybody', () => expect(built(file)).not.toMatch(/postMessage\([^;]{0,120}"\*"/));
});
