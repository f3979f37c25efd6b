/** What of a window tells how much of a page the on-screen keyboard leaves in sight. */
export type Viewport = Pick<VisualViewport, 'height' | 'scale' | 'addEventListener'>;

/**
 * Keeps a page of its own above the on-screen keyboard, where that covers the page instead of making it smaller (Safari on iOS). A page that the
 * visitor has zoomed in is left as large as it is.
 */
export function followKeyboard(root: HTMLElement, viewport: Viewport): void {
  viewport.addEventListener('resize', () => {
    if (viewport.scale === 1) root.style.setProperty('--viewport', `${viewport.height}px`);
  });
}
