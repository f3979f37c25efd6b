import { afterEach, expect, test, vi } from 'vitest';
import { recall, remember } from '../src/loader/memory';

afterEach(() => vi.unstubAllGlobals());

test('a widget is remembered by its own name', () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) });
  remember('wgt_a', 'live');
  expect([recall('wgt_a'), recall('wgt_b')]).toEqual(['live', null]);
});

test('where storage is blocked nothing is remembered, and nothing breaks', () => {
  const refuse = () => {
    throw new DOMException('blocked', 'SecurityError');
  };
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse });
  remember('wgt_a', 'live');
  expect(recall('wgt_a')).toBeNull();
});
