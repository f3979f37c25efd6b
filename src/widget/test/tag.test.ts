import { describe, expect, test } from 'vitest';
import { idOf, ownTag } from '../src/loader/tag';

const tag = (attributes: Record<string, string>) => ({ getAttribute: (name: string) => attributes[name] ?? null });

describe('the id of a widget', () => {
  test.each([
    ['data-widget', { 'data-widget': 'wgt_a', src: 'https://calls.example/widget.js' }],
    ['the query of the address', { src: 'https://calls.example/widget.js?widget=wgt_a' }],
    ['its fragment', { src: 'https://calls.example/widget.js#wgt_a' }],
    ['its path', { src: 'https://calls.example/widget/wgt_a/widget.js' }],
    ['an address that an optimiser made longer', { src: 'https://cdn.example/x?u=https%3A%2F%2Fcalls.example%2Fwidget%2Fwgt_a%2Fwidget.js' }],
  ])('is found by %s', (_, attributes) => expect(idOf(tag(attributes as Record<string, string>))).toBe('wgt_a'));

  test.each([{}, { src: 'https://calls.example/widget.js' }])('is not found in %j', (attributes) => {
    expect(idOf(tag(attributes as Record<string, string>))).toBeUndefined();
  });
});

describe('the tag of the script', () => {
  const running = { name: 'the one that runs' };
  const found = { name: 'the one that was found' };
  const page = (currentScript: unknown) => ({ currentScript, querySelector: () => found }) as unknown as Document;

  test('is the one that runs', () => expect(ownTag(page(running), false)).toBe(running));
  test('is looked for where nobody says which one runs', () => expect(ownTag(page(null), false)).toBe(found));
  test('is not needed by a loader that knows its widget', () => expect(ownTag(page(null), true)).toBeNull());
});
