import { beforeEach, expect, test, vi } from 'vitest';
import { keepAwake, type Screen } from '../src/frame/wake-lock';

let locks: { released: number }[];
let visibility: DocumentVisibilityState;
let listeners: Set<() => void>;
let refuses: boolean;

const screen = (): Screen => ({
  document: {
    get visibilityState() {
      return visibility;
    },
    addEventListener: (_: string, listener: unknown) => void listeners.add(listener as () => void),
    removeEventListener: (_: string, listener: unknown) => void listeners.delete(listener as () => void),
  },
  navigator: {
    wakeLock: {
      async request() {
        if (refuses) throw new DOMException('Low battery', 'NotAllowedError');
        const lock = { released: 0, release: async () => void lock.released++ };
        locks.push(lock);
        return lock;
      },
    },
  },
});

beforeEach(() => {
  [locks, visibility, listeners, refuses] = [[], 'visible', new Set(), false];
});

const show = (state: DocumentVisibilityState) => {
  visibility = state;
  listeners.forEach((listener) => listener());
};

test('the screen is kept on, and let go at the end', async () => {
  const letGo = keepAwake(screen());
  await vi.waitUntil(() => locks.length === 1);
  letGo();
  await vi.waitUntil(() => locks[0]!.released > 0);
  expect(listeners.size).toBe(0);
});

test('a page that is seen again asks again, for the browser took the lock', async () => {
  keepAwake(screen());
  show('hidden');
  show('visible');
  await vi.waitUntil(() => locks.length === 2);
});

test('a lock that comes after the end is let go', async () => {
  keepAwake(screen())();
  await vi.waitUntil(() => locks[0]?.released);
});

test('a browser that refuses, and one that cannot, leave the call as it is', async () => {
  refuses = true;
  keepAwake(screen())();
  keepAwake({ ...screen(), navigator: {} })();
  await Promise.resolve();
  expect(locks).toEqual([]);
});
