import { expect, test } from 'vitest';
import { contrast, textOn } from './contrast';
import { inkOn } from '../src/loader/ink';

const hex = (value: number) => value.toString(16).padStart(2, '0');
const steps = Array.from({ length: 52 }, (_, step) => step * 5);

// A row of the grid at a time: 2,704 colours.
test.each(steps)('words on the button reach AA on every colour with %i of red', (red) => {
  const colors = steps.flatMap((green) => steps.map((blue) => `#${hex(red)}${hex(green)}${hex(blue)}`));
  const unreadable = colors.filter((color) => contrast(color, inkOn(color) === '#000' ? '#000000' : '#ffffff') < 4.5);
  expect(unreadable).toEqual([]);
});

test.each(['#2f5bea', '#0f766e', '#ffd400', '#ffffff', '#000000'])('on %s they are what the frame’s are', (color) => {
  expect(textOn(color).startsWith(inkOn(color))).toBe(true);
});
