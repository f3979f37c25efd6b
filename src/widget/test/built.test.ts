import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { describe, expect, test } from 'vitest';

/** What `node build.mjs` made last; `npm test` runs it first. */
const built = (file: string) => readFileSync(new URL(`../../../wwwroot/widget/${file}`, import.meta.url), 'utf8');

const chunks = readdirSync(new URL('../../../wwwroot/widget/chunks', import.meta.url)).filter((name) => name.endsWith('.js'));

describe.each(['frame.js', ...chunks.map((name) => `chunks/${name}`)])('%s', (file) => {
  // The frame needs the interfaces of Safari 15, Chrome 94 and Firefox 94 anyway: it may use what those read.
  test('is ES2021', () => {
    expect(() => parse(built(file), { ecmaVersion: 2021, sourceType: 'module' })).not.toThrow();
  });

  test.each(['eval(', 'new Function', 'innerHTML', 'insertAdjacentHTML', 'createElement("style")', '"unload"', 'beforeunload'])('has no %s', (found) => {
    expect(built(file)).not.toContain(found);
  });

  test('posts no message to just anybody', () => expect(built(file)).not.toMatch(/postMessage\([^;]{0,120}"\*"/));
});
