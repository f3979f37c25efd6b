import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { frameNames } from '../../frame-names.mjs';
import { words } from '../src/languages/en';
import { seldom } from '../src/languages/seldom/en';

const source = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** What pages, browsers and servers know by these names: in messages, in settings, on the wire, of events. */
const TAKEN = [source('../src/messages.ts'), source('../src/settings.ts'), source('../../web-sdk/src/widget.ts'), source('../../web-sdk/src/call-types.ts')].join('\n');

test.each(frameNames)('%s is the frame’s own', (name) => {
  expect(name in words || name in seldom).toBe(false);
  expect(TAKEN).not.toMatch(new RegExp(`^\\s*(readonly )?${name}\\??:`, 'm'));
});

test.each(['source', 'data', 'origin', 'ports', 'target', 'key', 'detail', 'children', 'style', 'hidden', 'value', 'state'])('%s is the browser’s', (name) => {
  expect(frameNames).not.toContain(name);
});
