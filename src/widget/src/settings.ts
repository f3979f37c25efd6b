/** What the server tells the loader of one widget: the same names as `LoaderSettings.cs` writes. What has its default is absent. */
export interface LoaderSettings {
  /** Absent in `/widget.js`. */
  widgetId?: string | undefined;
  /** The absolute address of the frame, whose server has the loader's other part, too. Absent in `/widget.js`: the script's own server. */
  frameUrl?: string | undefined;
  /** The button's text. Default: the one of `labels` for the visitor. */
  label?: string | undefined;
  /** What the button says by language, where no label was chosen. Default: English alone. */
  labels?: Readonly<Record<string, string>> | undefined;
  /** The frame's accessible name. Default `Voice call`. */
  title?: string | undefined;
  /** The accent, `#rrggbb`. Default `#2f5bea`. */
  color?: string | undefined;
  /** Default `bottom-right`. */
  corner?: Corner | undefined;
  /** A BCP 47 tag. Default: the page's `<html lang>`, then the browser's. */
  language?: string | undefined;
  /** Default: as the visitor's system has it. */
  theme?: 'light' | 'dark' | undefined;
  /** Default `medium`. */
  size?: 'small' | 'large' | undefined;
  /** Of the panel's corners, 0 to 32 px; the button's follow it. Default 20. */
  radius?: number | undefined;
  /** When the frame is fetched. Default: when the visitor shows interest in the button. */
  preload?: 'idle' | undefined;
  /** False: leaving the page ends the call. Default true. */
  rejoin?: boolean | undefined;
  /** Whether the frame may be opened as a page of its own. Default false. */
  fullPage?: boolean | undefined;
}

/** What the server tells the frame of one widget: the same names as `FrameSettings.cs` writes, without what is null or false. */
export interface FrameSettings {
  widgetId: string;
  agentVersionId: string;
  /** The panel's heading. Default: the frame's own words. */
  title?: string;
  /** A BCP 47 tag. Default: the page's, then the browser's. */
  language?: string;
  /** The owner's own words by the keys of `languages/words.ts`, what lies deeper by a dot. */
  strings?: Readonly<Record<string, string>>;
  /** Default: nobody is asked for consent. */
  consentVersion?: string;
  /** The page that the consent text links. */
  privacyUrl?: string;
  startMuted?: boolean;
  pushToTalk?: boolean;
  /** Whether the visitor may type, where the platform can read. */
  typing?: boolean;
  /** Whether a call outlives its page. */
  rejoin?: boolean;
  /** Whether the frame may be opened as a page of its own. */
  fullPage?: boolean;
  paused?: boolean;
}

export type Corner = 'bottom-right' | 'bottom-left' | 'top-right' | 'top-left';
