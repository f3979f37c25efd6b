import { expect, test } from 'vitest';
import { formatElapsed } from '../src/frame/clock';

test.each([
  [0, '0:00'],
  [999, '0:00'],
  [61_000, '1:01'],
  [3_599_999, '59:59'],
  [3_600_000, '1:00:00'],
  [36_061_000, '10:01:01'],
])('%d ms reads %s', (elapsedMs, shown) => expect(formatElapsed(elapsedMs)).toBe(shown));
