/** What the host page and the frame say to each other. The greeting goes by window, everything after it by a MessagePort. */
import type { WidgetEnded, WidgetPhase, WidgetState, WidgetTranscript } from '@dialnexa/web-sdk/widget';

/** What the frame tells the page is what the page's own scripts hear: `microphone` and the phase `consent` are new in protocol 2. */
export type { WidgetEnded as EndedDetail, WidgetPhase as Phase, WidgetState as StateDetail, WidgetTranscript as TranscriptDetail };

/** What this release's loader speaks. The frame speaks every released one: 1 (no `page`, no `words`, no `reset`, no variables) and 2. */
export const PROTOCOL = 2;

/** Page to frame, once, with the port transferred. */
export interface Greeting {
  type: 'dialnexa:hello';
  protocol: number;
  /** Since protocol 2. */
  page?: PageFacts;
}

/** What only the page around the frame knows, none of it learnt by asking the visitor. */
export interface PageFacts {
  /** A BCP 47 tag: `data-language` of the element or script tag, else `<html lang>`, else empty. */
  language: string;
  /** Whether the page itself may use a microphone, by `document.featurePolicy`; null where the browser does not say. */
  microphone: boolean | null;
  /** Whether the frame's `allow` attribute names the microphone: the loader wrote that, and a script of the page may have changed it. */
  allow: boolean;
  /** `isSecureContext` of the page. */
  secure: boolean;
  /** This tab left this page, or another of its site, during a call of this widget: the frame looks whether it can be rejoined and offers it. */
  callLeft: boolean;
}

/** Page to frame. `reset` since protocol 2: ends the call and forgets transcript, variables, kept call and consent: the next visitor is a stranger. */
export type Command = 'start' | 'end' | 'mute' | 'unmute' | 'focus' | 'reset';

/** Page to frame, since protocol 2: given to every call from now on, in the place of those before. The server's limits hold. */
export interface Variables {
  type: 'variables';
  variables: Record<string, unknown>;
}

export type PageMessage = Command | Variables;

export interface Failure {
  code: string;
  message: string;
  retryable: boolean;
}

/** The launcher's words in the frame's language. */
export interface LauncherWords {
  backToCall: string;
}

/** Frame to page. */
export type FrameMessage =
  | { type: 'welcome'; protocol: number }
  /** Since protocol 2, after `welcome`. */
  | { type: 'words'; words: LauncherWords }
  /**
   * Since protocol 2, to a page whose greeting said `callLeft`: whether that call can be taken up again. Once after `welcome`, and
   * again when its window closes. While it can, the launcher says `backToCall`.
   */
  | { type: 'rejoin'; possible: boolean }
  | { type: 'minimise' }
  | { type: 'state'; detail: WidgetState }
  | { type: 'transcript'; detail: WidgetTranscript }
  | { type: 'error'; detail: Failure }
  | { type: 'ended'; detail: WidgetEnded };

const COMMANDS: readonly unknown[] = ['start', 'end', 'mute', 'unmute', 'focus', 'reset'] satisfies Command[];

export function isCommand(data: unknown): data is Command {
  return COMMANDS.includes(data);
}

export function isVariables(data: unknown): data is Variables {
  const { type, variables } = Object(data) as Partial<Variables>;
  return type === 'variables' && Object(variables) === variables;
}
