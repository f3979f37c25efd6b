import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { showFor } from '../src/frame/parts';

const source = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

describe('the page', () => {
  const page = source('../../WidgetHost/Pages/Widget.cshtml');
  const list = source('../src/frame/parts.ts');
  const names = [...list.slice(list.indexOf('type Name'), list.indexOf('export type Parts')).matchAll(/'(\w+)'/g)].map(([, name]) => name!);

  test('has every part that the scripts use, once, and no other', () => {
    const ids = [...page.matchAll(/data-id="call-(\w+)"/g)].map(([, id]) => id!);
    expect(ids.sort()).toEqual([...names, 'message'].sort());
  });

  test('hides from the start what is for some states only', () => {
    const tags = [...page.matchAll(/<[^>]*data-on=[^>]*>/g)].map(([tag]) => tag);
    expect(tags.length).toBeGreaterThan(5);
    expect(tags.filter((tag) => !/ hidden>/.test(tag))).toEqual([]);
  });
});

describe('what is for some states', () => {
  const shown = (on: string, present: string[]) => {
    const element = { dataset: { on }, hidden: false };
    showFor({ querySelectorAll: () => [element] } as never, new Set(present));
    return !element.hidden;
  };

  test.each<[string, string[], boolean]>([
    ['idle', ['idle'], true],
    ['idle', ['call'], false],
    ['begin call', ['call'], true],
    ['call+voice+tap', ['call', 'voice', 'tap'], true],
    ['call+voice+tap', ['call', 'voice', 'ptt'], false],
    ['ended error+retry', ['error'], false],
    ['ended error+retry', ['error', 'retry'], true],
    ['ended error+retry', ['ended'], true],
  ])('%s, in %j', (on, present, expected) => expect(shown(on, present)).toBe(expected));
});
