import { expect, test } from 'vitest';
import { isCommand, isGreeting } from '../src/messages';

test.each(['start', 'end', 'mute', 'unmute', 'focus'])('%s is a command', (data) => expect(isCommand(data)).toBe(true));

test.each([['open'], [''], [null], [undefined], [['start']], [{ type: 'start' }], ['constructor']])('%j is no command', (data) => {
  expect(isCommand(data)).toBe(false);
});

test('a greeting has its type and a protocol', () => expect(isGreeting({ type: 'dialnexa:hello', protocol: 1 })).toBe(true));

test.each([[null], [undefined], [1], ['dialnexa:hello'], [{}], [{ type: 'dialnexa:hello' }], [{ type: 'x', protocol: 1 }]])('%j is no greeting', (data) => {
  expect(isGreeting(data)).toBe(false);
});
