import { expect, test } from 'vitest';
import { followKeyboard, type Viewport } from '../src/frame/keyboard';

test('the page is as high as what the keyboard leaves, and does not follow a zoom', () => {
  const heights: string[] = [];
  let resize = () => {};
  const viewport = { height: 800, scale: 1, addEventListener: (_: string, listener: () => void) => (resize = listener) };
  followKeyboard({ style: { setProperty: (_: string, value: string) => heights.push(value) } } as never, viewport as unknown as Viewport);
  viewport.height = 420;
  resize();
  Object.assign(viewport, { height: 200, scale: 2 });
  resize();
  expect(heights).toEqual(['420px']);
});
