import { expect, test } from 'vitest';
import { asMessage } from '../src/panel/variables';

test('variables go as JSON carries them', () => {
  const given = { name: 'Ada', plan: { seats: 3 }, since: new Date(0), onEnd: () => {}, nothing: undefined };
  expect(asMessage(given)).toEqual({ type: 'variables', variables: { name: 'Ada', plan: { seats: 3 }, since: '1970-01-01T00:00:00.000Z' } });
});

const circle: Record<string, unknown> = {};
circle.self = circle;

test.each([[circle], [undefined], [null], ['gold'], [[1]], [() => {}]])('what is no object with JSON in it (%s) is refused with what was given', (given) => {
  expect(asMessage(given)).toMatchObject({ code: 'invalid_request', message: expect.stringContaining(String(given)) });
});
