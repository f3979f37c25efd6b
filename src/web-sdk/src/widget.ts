/**
 * Types of the widget's button on a host page, for `import type {} from '@dialnexa/web-sdk/widget'`: the element
 * `<dialnexa-call>`, its events and the queue `window.DialNexaWidget`. There is no code here: the code is the widget's script.
 */
import type { ErrorCode } from './error-codes';

/** Where a visitor's call stands; also `data-state` on the element. */
export type WidgetPhase = 'idle' | 'consent' | 'microphone' | 'connecting' | 'connected' | 'reconnecting' | 'ended' | 'error';

/** `dialnexa:ready`: the button is on the page. */
export interface WidgetReady {
  widgetId: string;
}

/** `dialnexa:state`. */
export interface WidgetState {
  state: WidgetPhase;
  /** Null while nobody is on the line. */
  agent: 'listening' | 'thinking' | 'speaking' | null;
  muted: boolean;
  /** Stays after the end until the next call; also `data-call-id` on the element. */
  callId: string | null;
  /** False: the visitor only types. */
  microphone: boolean;
}

/** `dialnexa:transcript`. A turn is replaced by the next event with the same `turnId` until `final`. Times are from the call's start. */
export interface WidgetTranscript {
  turnId: string;
  role: 'agent' | 'user';
  text: string;
  final: boolean;
  startMs: number;
  endMs: number;
}

/**
 * `dialnexa:error`. Decide by the code; the message names the value, the limit and the fix. After `mic_silent` the call goes on, after any
 * other there is none.
 */
export interface WidgetError {
  code: ErrorCode;
  message: string;
  retryable: boolean;
}

/** `dialnexa:ended`. */
export interface WidgetEnded {
  reason: string;
  callId: string | null;
}

/** The details of the events, by name. They begin at the element and bubble to `document` and `window`. */
export interface WidgetEvents {
  'dialnexa:ready': WidgetReady;
  'dialnexa:state': WidgetState;
  'dialnexa:transcript': WidgetTranscript;
  'dialnexa:error': WidgetError;
  'dialnexa:ended': WidgetEnded;
}

type WidgetEventMap = { [Name in keyof WidgetEvents]: CustomEvent<WidgetEvents[Name]> };

/** What `<dialnexa-call>` can be told. Before the script has come, push the same into `DialNexaWidget`. */
export interface WidgetMethods {
  /** Shows the panel. While another element of the page has a call, that one's. */
  open(): void;
  /** Minimises the panel; a call goes on. */
  close(): void;
  /** Opens the panel and starts the call. While another element has one: an error event, `already_started`. */
  start(): void;
  /** Hangs up. */
  end(): void;
  mute(): void;
  unmute(): void;
  /** For every call from now on, in the place of those before: 50 keys and 16 KB at most. */
  setVariables(variables: Record<string, unknown>): void;
  /** The next visitor is a stranger: ends the call, forgets transcript, variables and consent. */
  reset(): void;
  /** Ends the call and takes everything off the page. A second time does nothing. */
  destroy(): void;
}

export interface DialNexaCallElement extends HTMLElement, WidgetMethods {}

/** `['open']`, `['setVariables', { plan: 'gold' }]`, … */
export type WidgetCommand = { [Name in keyof WidgetMethods]: [Name, ...Parameters<WidgetMethods[Name]>] }[keyof WidgetMethods];

export interface WidgetQueue {
  push(...commands: WidgetCommand[]): unknown;
}

declare global {
  interface Window {
    /** `(window.DialNexaWidget = window.DialNexaWidget || []).push(['open'])` works before and after load. */
    DialNexaWidget?: WidgetQueue;
  }
  interface HTMLElementTagNameMap {
    'dialnexa-call': DialNexaCallElement;
  }
  interface GlobalEventHandlersEventMap extends WidgetEventMap {}
  interface WindowEventMap extends WidgetEventMap {}
  interface DocumentEventMap extends WidgetEventMap {}
  interface HTMLElementEventMap extends WidgetEventMap {}
}
