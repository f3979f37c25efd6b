import { expect, test } from 'vitest';
import { takeQueue } from '../src/loader/commands';

test('commands pushed before the script came are run in their order', () => {
  const ran: string[] = [];
  takeQueue([['open'], ['start'], ['mute']], (command) => ran.push(command));
  expect(ran).toEqual(['open', 'start', 'mute']);
});

test('what comes with a command goes with it', () => {
  const ran: unknown[] = [];
  takeQueue([['setVariables', { plan: 'gold' }]], (command, argument) => ran.push(command, argument));
  expect(ran).toEqual(['setVariables', { plan: 'gold' }]);
});

test('what there was not yet is not destroyed, and what there is is', () => {
  const ran: string[] = [];
  const queue = takeQueue([['destroy'], ['open']], (command) => ran.push(command));
  queue.push(['destroy']);
  expect(ran).toEqual(['open', 'destroy']);
});

test('commands pushed afterwards are run at once, several in one push too', () => {
  const ran: string[] = [];
  const queue = takeQueue(undefined, (command) => ran.push(command));
  queue.push(['open']);
  queue.push(['mute'], ['close']);
  expect(ran).toEqual(['open', 'mute', 'close']);
});

test('a frozen queue of a hardened page is read like any other', () => {
  const ran: string[] = [];
  const queue = takeQueue(Object.freeze([Object.freeze(['open'])]), (command) => ran.push(command));
  queue.push(['end']);
  expect(ran).toEqual(['open', 'end']);
});

// An element with id="DialNexaWidget" becomes a global of that name.
test.each([[{ id: 'DialNexaWidget' }], [null], ['open'], [() => {}]])('what is no array (%s) is no queue', (before) => {
  const ran: string[] = [];
  takeQueue(before, (command) => ran.push(command));
  expect(ran).toEqual([]);
});

test.each(['open', undefined, { 0: 'open' }, ['explode'], [], [['open']], ['constructor']])('what is no command (%s) does nothing', (pushed) => {
  const ran: string[] = [];
  takeQueue([], (command) => ran.push(command)).push(pushed);
  expect(ran).toEqual([]);
});
