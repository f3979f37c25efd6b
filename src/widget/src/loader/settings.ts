import type { Corner, LoaderSettings } from '../settings';

/** The part of a script element that is read. */
export interface ScriptTag {
  readonly src: string;
  readonly dataset: Readonly<Record<string, string | undefined>>;
}

/**
 * The settings of `/widget.js`, from the `data-*` of its own tag; the frame is on the origin the script came from.
 * Null without `data-widget`. The defaults are those of `WidgetOptions.cs`.
 */
export function settingsFromTag({ src, dataset }: ScriptTag): LoaderSettings | null {
  const { widget: widgetId, label = 'Talk to us', title = 'Voice call', color = '', corner = '', language = 'en', fullPage } = dataset;
  if (!widgetId) return null;
  return {
    widgetId,
    frameUrl: `${new URL(src).origin}/widget/${encodeURIComponent(widgetId)}`,
    protocol: 1,
    label,
    title,
    color: /^#[0-9a-f]{6}$/i.test(color) ? color : '#2f5bea',
    corner: (/^(top|bottom)-(left|right)$/.test(corner) ? corner : 'bottom-right') as Corner,
    language,
    fullPage: fullPage !== undefined && fullPage !== 'false',
    paused: false,
  };
}
