import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { offerLeftCall } from '../src/frame/left-call';

let kept: boolean;
let told: unknown[];
const rejoin = {} as HTMLButtonElement;
const fresh = {} as HTMLButtonElement;

beforeEach(() => {
  vi.useFakeTimers();
  [kept, told] = [true, []];
  offerLeftCall({ rejoin, fresh }, { surround: (_, present) => void told.push(present ? 'shown' : 'hidden') }, {
    canRejoin: () => kept,
    forget: () => void told.push('forgotten'),
    start: () => void told.push('started'),
    changed: (possible) => void told.push(possible),
  });
});
afterEach(() => void vi.useRealTimers());

const click = (button: HTMLButtonElement) => button.onclick!({} as never);

test('a call that was left is offered, to the visitor and to the page', () => expect(told).toEqual(['shown', true]));

test('it is no longer when its time is up, and nobody looks any more', () => {
  vi.advanceTimersByTime(5000);
  expect(told).toEqual(['shown', true]);
  kept = false;
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(['shown', true, 'hidden', false]);
  expect(vi.getTimerCount()).toBe(0);
});

test('the way back starts, which takes it up', () => {
  click(rejoin);
  expect(told).toEqual(['shown', true, 'started']);
});

test('a new one forgets it first', () => {
  click(fresh);
  expect(told).toEqual(['shown', true, 'forgotten', 'hidden', false, 'started']);
});
