import { expect, test } from 'vitest';
import { formatElapsed } from '../src/frame/clock';

test.each([
  [0, 'en', '00:00'],
  [999, 'en', '00:00'],
  [61_000, 'en', '01:01'],
  [3_599_999, 'fr', '59:59'],
  [3_600_000, 'fr', '1:00:00'],
  [36_061_000, 'en', '10:01:01'],
  [61_000, 'bn', '০১:০১'],
  [61_000, 'id', '01.01'],
])('%d ms in %s reads %s', (elapsedMs, language, shown) => expect(formatElapsed(elapsedMs, language)).toBe(shown));
