/** What the host page and the frame say to each other. The greeting goes by window, everything after it by a MessagePort. */

/** Page to frame, once, with the port transferred. `protocol` is the loader's; the frame knows every released one. */
export interface Greeting {
  type: 'dialnexa:hello';
  protocol: number;
}

/** Page to frame. */
export type Command = 'start' | 'end' | 'mute' | 'unmute' | 'focus';

/** Where a visitor's call stands; also `data-state` on the host page's element. */
export type Phase = 'idle' | 'microphone' | 'connecting' | 'connected' | 'reconnecting' | 'ended' | 'error';

export interface Failure {
  code: string;
  message: string;
  retryable: boolean;
}

/** `dialnexa:state`. `agent` is null while nobody is on the line; `callId` stays after the end until the next call. */
export interface StateDetail {
  state: Phase;
  agent: 'listening' | 'thinking' | 'speaking' | null;
  muted: boolean;
  callId: string | null;
}

/** `dialnexa:transcript`. A turn is replaced by the next event with the same `turnId` until `final`. Times are from the call's start. */
export interface TranscriptDetail {
  turnId: string;
  role: 'agent' | 'user';
  text: string;
  final: boolean;
  startMs: number;
  endMs: number;
}

/** `dialnexa:ended`. */
export interface EndedDetail {
  reason: string;
  callId: string | null;
}

/** Frame to page. */
export type FrameMessage =
  | { type: 'welcome'; protocol: number }
  | { type: 'minimise' }
  | { type: 'state'; detail: StateDetail }
  | { type: 'transcript'; detail: TranscriptDetail }
  | { type: 'error'; detail: Failure }
  | { type: 'ended'; detail: EndedDetail };

const COMMANDS: readonly unknown[] = ['start', 'end', 'mute', 'unmute', 'focus'] satisfies Command[];

export function isCommand(data: unknown): data is Command {
  return COMMANDS.includes(data);
}

export function isGreeting(data: unknown): data is Greeting {
  const greeting = data as Partial<Greeting> | null;
  return typeof data === 'object' && greeting?.type === 'dialnexa:hello' && typeof greeting.protocol === 'number';
}
