import { afterEach, expect, test, vi } from 'vitest';
import { closeBrowser, FakeBrowser, newCall } from './fakes/browser';
import { Emitter } from '../src/emitter';

afterEach(closeBrowser);

interface Events {
  a: number;
  b: string;
}

test('Listeners_HearTheirEvent_InOrder_UntilUndone', () => {
  const emitter = new Emitter<Events>();
  const heard: unknown[] = [];
  const undo = emitter.subscribe('a', (value) => heard.push(['first', value]), false);
  emitter.subscribe('a', (value) => heard.push(['second', value]), false);
  emitter.subscribe('b', () => heard.push('never'), false);
  emitter.emit('a', 1);
  undo();
  undo();
  emitter.emit('a', 2);
  expect(heard).toEqual([
    ['first', 1],
    ['second', 1],
    ['second', 2],
  ]);
});

test('Once_HearsOneEvent_AlsoWhenItEmitsItself', () => {
  const emitter = new Emitter<Events>();
  const listener = vi.fn(() => emitter.emit('a', 2));
  emitter.subscribe('a', listener, true);
  emitter.emit('a', 1);
  expect(listener.mock.calls).toEqual([[1]]);
});

test('Off_ForgetsListenersOfOnAndOnce', () => {
  const emitter = new Emitter<Events>();
  const listener = vi.fn();
  emitter.subscribe('a', listener, false);
  emitter.subscribe('a', listener, true);
  emitter.unsubscribe('a', listener);
  emitter.emit('a', 1);
  expect(listener).not.toHaveBeenCalled();
});

test('ListenerRemovedByAnEarlierOne_IsNotCalled', () => {
  const emitter = new Emitter<Events>();
  const late = vi.fn();
  emitter.subscribe('a', () => emitter.unsubscribe('a', late), false);
  emitter.subscribe('a', late, false);
  emitter.emit('a', 1);
  expect(late).not.toHaveBeenCalled();
});

test.each([
  ['reportError', true],
  ['console.error where there is no reportError', false],
])('ListenerThatThrows_IsReportedThrough_%s_AndHarmsNobody', (_, hasReportError) => {
  const reported = vi.fn();
  vi.stubGlobal('reportError', hasReportError ? reported : undefined);
  const logged = vi.spyOn(console, 'error').mockImplementation(reported);
  const emitter = new Emitter<Events>();
  const failure = new Error('listener');
  const next = vi.fn();
  emitter.subscribe(
    'a',
    () => {
      throw failure;
    },
    false,
  );
  emitter.subscribe('a', next, false);
  emitter.emit('a', 1);
  expect(reported.mock.calls).toEqual([[failure]]);
  expect(next).toHaveBeenCalledOnce();
  logged.mockRestore();
});

test('ListenersThatThrow_DoNotBreakTheCall', async () => {
  new FakeBrowser();
  vi.stubGlobal('reportError', () => {});
  const { call } = newCall();
  for (const event of ['state', 'connected', 'disconnected'] as const)
    call.on(event, () => {
      throw new Error(event);
    });
  await call.start();
  expect(call.state).toBe('connected');
  await call.end();
  expect(call.state).toBe('ended');
});
