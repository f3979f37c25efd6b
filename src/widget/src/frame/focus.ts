/** What of a window decides where the keyboard goes. */
export type FocusView = Pick<Window, 'focus' | 'requestAnimationFrame'> & { readonly document: Pick<Document, 'activeElement' | 'body'> };

/**
 * Takes the focus from the page around the frame and puts it on what `find` names. Nothing in a frame that is not shown can
 * have it, and a frame that its page shows again may be told so later than to take it: its next picture is drawn when it knows.
 * Until then `find` may find nothing.
 */
export function takeFocus(view: FocusView, find: () => HTMLElement | undefined): void {
  // A button that already is this document's active element takes no focus from another document: the window has to.
  view.focus();
  putFocus(view, find);
}

function putFocus(view: FocusView, find: () => HTMLElement | undefined): void {
  const target = find();
  if (target) target.focus();
  const { activeElement, body } = view.document;
  if (!activeElement || activeElement === body) view.requestAnimationFrame(() => putFocus(view, find));
}
