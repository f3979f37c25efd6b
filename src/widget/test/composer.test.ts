import { beforeEach, expect, test } from 'vitest';
import { listenToTyping } from '../src/frame/composer';

/** A field and a button, as far as typing needs them. */
class Part {
  value = '';
  focused = 0;
  private readonly listeners = new Map<string, (event: unknown) => void>();
  addEventListener(type: string, listener: (event: unknown) => void) {
    this.listeners.set(type, listener);
  }
  focus() {
    this.focused++;
  }
  fire(type: string, event: unknown = {}) {
    this.listeners.get(type)!(event);
  }
}

let message: Part;
let send: Part;
let sent: string[];
let failures: number;
let deliver: (text: string) => Promise<void>;

beforeEach(() => {
  [message, send, sent, failures] = [new Part(), new Part(), [], 0];
  deliver = async (text) => void sent.push(text);
  listenToTyping({ message, send } as never, (text) => deliver(text), () => failures++);
});

const press = (key: string, more: object = {}) => message.fire('keydown', { key, isComposing: false, keyCode: 0, ...more });

test('Enter sends what stands there, and the field is free again', () => {
  message.value = '  Friday  ';
  press('Enter');
  expect([sent, message.value]).toEqual([['Friday'], '']);
});

test('the button does too, and gives the field back to the keyboard', () => {
  message.value = 'Friday';
  send.fire('click');
  expect([sent, message.focused]).toEqual([['Friday'], 1]);
});

test.each([
  ['a word is being composed', { isComposing: true }],
  ['a word is being composed, told in the older way', { keyCode: 229 }],
])('Enter sends nothing while %s', (_, how) => {
  message.value = 'きんようび';
  press('Enter', how);
  expect([sent, message.value]).toEqual([[], 'きんようび']);
});

test.each(['a', ' ', 'Escape'])('the key %s sends nothing', (key) => {
  message.value = 'Friday';
  press(key);
  expect(sent).toEqual([]);
});

test('nothing but space is nothing', () => {
  message.value = '   ';
  press('Enter');
  expect(sent).toEqual([]);
});

test('what was not taken stands there again, and is told', async () => {
  deliver = () => Promise.reject(new Error('busy'));
  message.value = 'Friday';
  press('Enter');
  await Promise.resolve();
  await Promise.resolve();
  expect([message.value, failures]).toEqual(['Friday', 1]);
});

test('what was not taken does not overwrite what is being typed by then', async () => {
  deliver = () => Promise.reject(new Error('busy'));
  message.value = 'Friday';
  press('Enter');
  message.value = 'Sat';
  await Promise.resolve();
  await Promise.resolve();
  expect([message.value, failures]).toEqual(['Sat', 1]);
});
