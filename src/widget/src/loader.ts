/**
 * What the script tag runs: draws the button, and loads nothing more until the visitor shows interest in it. The server writes
 * the widget's settings in the place of the token; those of `/widget.js` are of no widget.
 */
import { defineElement, place } from './loader/element';
import { settingsOf } from './loader/settings';
import { idOf, ownTag } from './loader/tag';
import type { LoaderSettings } from './settings';

declare const __WIDGET_SETTINGS__: LoaderSettings;

const rendered = __WIDGET_SETTINGS__;
const tag = ownTag(document, !!rendered.widgetId);
const widgetId = rendered.widgetId || (tag && idOf(tag));
// A script that was copied into the page is of the page's own server.
rendered.frameUrl = rendered.frameUrl || (tag && tag.src) || location.href;

defineElement(rendered, (tag && tag.nonce) || '');
if (widgetId) {
  const begin = () => place(settingsOf(widgetId, rendered, tag, 'data-'));
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin, { once: true });
  else begin();
}
