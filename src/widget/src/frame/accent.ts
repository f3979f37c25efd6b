import { readableOn, textOn } from '../contrast';

/** The surfaces of `frame.css`, light and dark. */
const SURFACES = { light: '#ffffff', dark: '#16181d' };

/** WCAG 2.2, 1.4.11: what one has to see to understand a control. */
const NON_TEXT_CONTRAST = 3;

/** Sets the owner's colour, and the colours derived from it, as the custom properties that `frame.css` reads. */
export function applyAccent(root: HTMLElement, color: string): void {
  root.style.setProperty('--accent', color);
  root.style.setProperty('--on-accent', textOn(color));
  root.style.setProperty('--accent-on-light', readableOn(SURFACES.light, color, NON_TEXT_CONTRAST));
  root.style.setProperty('--accent-on-dark', readableOn(SURFACES.dark, color, NON_TEXT_CONTRAST));
}
