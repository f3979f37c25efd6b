import { expect, test } from 'vitest';
import { isCommand, isVariables } from '../src/messages';

test.each(['start', 'end', 'mute', 'unmute', 'focus', 'reset'])('%s is a command', (data) => expect(isCommand(data)).toBe(true));

test.each([['open'], [''], [null], [undefined], [['start']], [{ type: 'start' }], ['constructor']])('%j is no command', (data) => {
  expect(isCommand(data)).toBe(false);
});

test('variables are an object', () => expect(isVariables({ type: 'variables', variables: { name: 'Ada' } })).toBe(true));

test.each([[null], ['variables'], [{ type: 'variables' }], [{ type: 'variables', variables: null }], [{ type: 'variables', variables: 'x' }]])(
  '%j is no message with variables',
  (data) => expect(isVariables(data)).toBe(false),
);
