import { expect, test } from 'vitest';
import { takeFocus } from '../src/frame/focus';

/** A frame's window. While it is not shown, nothing in it takes the focus and no picture is drawn. */
function openWindow() {
  const body = {} as HTMLElement;
  const pictures: FrameRequestCallback[] = [];
  const view = {
    isShown: false,
    hasFocus: false,
    focus: () => (view.hasFocus = true),
    requestAnimationFrame: (draw: FrameRequestCallback) => pictures.push(draw),
    document: { activeElement: body as Element | null, body },
  };
  const button = { focus: () => view.isShown && (view.document.activeElement = button) } as unknown as HTMLElement;
  const draw = () => pictures.splice(0).forEach((picture) => picture(0));
  return { view: view as typeof view & { focus(): void }, button, draw, pictures };
}

test('a frame that is shown gives the focus at once, and asks for no picture', () => {
  const { view, button, pictures } = openWindow();
  view.isShown = true;
  takeFocus(view, () => button);
  expect(view.hasFocus).toBe(true);
  expect(view.document.activeElement).toBe(button);
  expect(pictures).toEqual([]);
});

test('a frame that does not know yet that it is shown again gives the focus with its next picture', () => {
  const { view, button, draw, pictures } = openWindow();
  takeFocus(view, () => button);
  expect(view.document.activeElement).toBe(view.document.body);
  draw();
  expect(view.document.activeElement).toBe(view.document.body);
  view.isShown = true;
  draw();
  expect(view.document.activeElement).toBe(button);
  expect(pictures).toEqual([]);
});

test('a frame in which nothing is seen yet has nothing to focus, and looks again', () => {
  const { view, button, draw } = openWindow();
  let seen: HTMLElement | undefined;
  takeFocus(view, () => seen);
  seen = button;
  view.isShown = true;
  draw();
  expect(view.document.activeElement).toBe(button);
});

test('the focus goes to what is the one thing to press by then', () => {
  const { view, button, draw } = openWindow();
  const hidden = { focus: () => undefined } as unknown as HTMLElement;
  let main = hidden;
  takeFocus(view, () => main);
  main = button;
  view.isShown = true;
  draw();
  expect(view.document.activeElement).toBe(button);
});
