import type { Corner, LoaderSettings } from '../settings';

/** Settings that can be drawn. */
export interface Settings extends LoaderSettings {
  widgetId: string;
  frameUrl: string;
  color: string;
  corner: Corner;
}

/** The part of an element that is read. */
export interface Tag {
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
}

/**
 * The settings of widget `widgetId`: what was rendered for it, and over that the attributes of an element, or those of a script tag
 * with the prefix `data-`; `full-page` in HTML is `fullPage` here. A colour or a corner that is none is as if it were not there.
 */
export function settingsOf(widgetId: string, rendered: LoaderSettings, tag: Tag | null, prefix = ''): Settings {
  const settings: Record<string, any> = Object.assign({ labels: rendered.labels }, rendered.widgetId === widgetId && rendered);
  if (tag) {
    for (const { name, value } of tag.attributes) {
      if (name.startsWith(prefix)) settings[name.slice(prefix.length).replace('-p', 'P')] = value !== 'false' && value;
    }
  }
  const { color, corner, fullPage } = settings;
  return Object.assign(settings, {
    widgetId,
    frameUrl: new URL(`/widget/${encodeURIComponent(widgetId)}`, rendered.frameUrl).href,
    color: /^#[\da-f]{6}$/i.test(color) ? color : '#2f5bea',
    corner: /^(top|bottom)-(left|right)$/.test(corner) ? corner : ('bottom-right' as const),
    // As an attribute it may have no value.
    fullPage: /^$|true/.test(fullPage),
  });
}
