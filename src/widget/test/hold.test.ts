import { beforeEach, expect, test } from 'vitest';
import { listenToHold } from '../src/frame/hold';

class Target {
  pressed: string | undefined;
  private readonly listeners = new Map<string, (event: never) => void>();
  constructor(readonly name = '') {}
  addEventListener(type: string, listener: (event: never) => void) {
    this.listeners.set(type, listener);
  }
  setAttribute(_: string, value: string) {
    this.pressed = value;
  }
  setPointerCapture() {}
  closest() {
    return this.name ? this : null;
  }
  fire(type: string, event: object = {}) {
    let kept = true;
    this.listeners.get(type)!({ preventDefault: () => (kept = false), pointerId: 1, ...event } as never);
    return kept;
  }
}

let button: Target;
let view: Target;
let talked: boolean[];
let possible: boolean;

beforeEach(() => {
  [button, view, talked, possible] = [new Target('hold'), new Target(), [], true];
  listenToHold(button as never, { possible: () => possible, talk: (on) => talked.push(on) }, view as never);
});

test('the visitor talks while the pointer is down', () => {
  button.fire('pointerdown');
  expect([talked, button.pressed]).toEqual([[true], 'true']);
  button.fire('pointerup');
  expect([talked, button.pressed]).toEqual([[true, false], 'false']);
});

test.each([
  ['the space bar anywhere', ' ', new Target()],
  ['the space bar on the button', ' ', undefined],
  ['Enter on the button', 'Enter', undefined],
])('%s talks while it is down, and does nothing else', (_, key, target) => {
  expect(view.fire('keydown', { key, target: target ?? button })).toBe(false);
  view.fire('keydown', { key, target: target ?? button, repeat: true });
  view.fire('keyup', { key });
  expect(talked).toEqual([true, false]);
});

test.each([
  ['a space in a field', ' ', new Target('input')],
  ['Enter elsewhere', 'Enter', new Target()],
  ['another key', 'a', new Target()],
])('%s is left alone', (_, key, target) => {
  expect(view.fire('keydown', { key, target })).toBe(true);
  expect(talked).toEqual([]);
});

test.each(['pointercancel', 'blur'])('%s ends it', (type) => {
  button.fire('pointerdown');
  (type === 'blur' ? view : button).fire(type);
  expect(talked).toEqual([true, false]);
});

test('a press without a pointer, as a screen reader makes, begins and the next one ends', () => {
  button.fire('click', { detail: 0 });
  button.fire('click', { detail: 0 });
  expect(talked).toEqual([true, false]);
});

test('the click at the end of a hold by pointer is none of those', () => {
  button.fire('pointerdown');
  button.fire('pointerup');
  button.fire('click', { detail: 1 });
  expect(talked).toEqual([true, false]);
});

test('nobody talks where there is no call', () => {
  possible = false;
  button.fire('pointerdown');
  button.fire('pointerup');
  expect(talked).toEqual([]);
});
