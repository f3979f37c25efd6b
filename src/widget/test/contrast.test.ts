import { describe, expect, test } from 'vitest';
import { contrast, luminance, textOn } from './contrast';

/** A grid over all colours, denser around the grey where white text stops being readable. */
const STEPS = [0x00, 0x33, 0x66, 0x77, 0x99, 0xcc, 0xff];
const hex = (channel: number) => channel.toString(16).padStart(2, '0');
const COLORS = STEPS.flatMap((red) => STEPS.flatMap((green) => STEPS.map((blue) => `#${hex(red)}${hex(green)}${hex(blue)}`)));

describe('contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#000000', 21],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#0000ff', '#ffffff', 8.59],
  ])('of %s and %s is %d', (one, other, ratio) => expect(contrast(one, other)).toBeCloseTo(ratio, 2));

  test('luminance runs from black to white', () => expect([luminance('#000000'), luminance('#ffffff')]).toEqual([0, 1]));
});

describe('text on an accent', () => {
  test.each([
    ['#1d4ed8', '#ffffff'],
    ['#767676', '#ffffff'],
    ['#777777', '#000000'],
    ['#ffd400', '#000000'],
  ])('on %s is %s', (accent, text) => expect(textOn(accent)).toBe(text));

  test('reaches AA on every colour', () => {
    expect(COLORS.filter((color) => contrast(color, textOn(color)) < 4.5)).toEqual([]);
  });
});
