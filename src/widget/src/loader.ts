/**
 * What the script tag runs: draws the button, and loads nothing more until the visitor presses it. The server writes the
 * widget's settings in the place of the token; `/widget.js` gets `null` and reads its own tag.
 */
import { mount } from './loader/mount';
import { settingsFromTag } from './loader/settings';
import type { LoaderSettings } from './settings';

declare const __WIDGET_SETTINGS__: LoaderSettings | null;

const tag = (document.currentScript || document.querySelector('script[data-widget]')) as HTMLScriptElement | null;
const settings = __WIDGET_SETTINGS__ || (tag && settingsFromTag(tag));

function begin(given: LoaderSettings): void {
  // The second copy of the script on a page is harmless.
  if (!document.querySelector('[data-id=dialnexa-widget]')) mount(given);
}

if (settings && !settings.paused) {
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => begin(settings), { once: true });
  else begin(settings);
}
