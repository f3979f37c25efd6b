/** What the server tells the scripts of one widget: the same names as `WidgetSettings.cs` writes. */
export interface WidgetSettings {
  widgetId: string;
  /** The absolute address of the frame. */
  frameUrl: string;
  agentVersionId: string;
  /** The number of the page–frame handshake that the loader speaks. */
  protocol: number;
  label: string;
  title: string;
  /** The accent, `#rrggbb`. */
  color: string;
  corner: Corner;
  /** A BCP 47 tag. */
  language: string;
  /** Whether the frame may be opened as a page of its own. */
  fullPage: boolean;
  paused: boolean;
}

export type Corner = 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left';

/** What the loader needs; `/widget.js` knows no more than its script tag says. */
export type LoaderSettings = Omit<WidgetSettings, 'agentVersionId'>;
