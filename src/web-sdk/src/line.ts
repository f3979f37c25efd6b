import type { CallResource } from './call-resource';
import type { CallEvents, CallOptions, EndReason, MicrophoneState } from './call-types';
import type { DialNexaError } from './errors';
import type { Lifetime } from './lifetime';
import type { Peer } from './peer';

/** What a visitor sets before a call or in it, and what stays from call to call. */
export interface Controls {
  isMuted: boolean;
  /** 0 to 1. */
  loudness: number;
  /** A `deviceId`; `undefined` is the system's default. */
  microphoneId: string | undefined;
  /** A `deviceId`; `''` is the system's default. */
  speakerId: string;
}

/** Is told every event of a call. */
export type Emit = <E extends keyof CallEvents>(event: E, payload: CallEvents[E]) => void;

/** What a call's parts tell the call they belong to. */
export interface LineOwner {
  readonly controls: Controls;
  readonly emit: Emit;
  /** The call is over by itself. `error` says why better than `reason` to one that was not connected yet. */
  over(reason: EndReason, error?: DialNexaError): void;
}

/** This side of a call's sound. */
export interface LineSound {
  readonly owner: LineOwner;
  /** Whether the visitor chose to do without a microphone. */
  readonly typing: boolean;
  /** What the agent is heard through. */
  readonly player: HTMLAudioElement;
  /** What the visitor is heard through; `undefined` in a call that is typed. */
  readonly captured: MediaStream | undefined;
  readonly microphoneState: MicrophoneState;
  /** What is being done about the microphone: one thing after the other, so that the last choice is the one in use. */
  lastWork: Promise<void>;
  readonly peer: Peer;
  /** When each stage of the start was reached: milliseconds since the click. */
  readonly reached: Record<string, number>;
  /** How the connection was when it was last looked at. */
  lastStats: RTCStatsReport | undefined;
  /** What sound can be measured with, made inside the click; `undefined` where the browser gives none. */
  readonly context: AudioContext | undefined;
  /** Notes that a stage of the start was reached. */
  mark(stage: string): void;
  /** Asks for a microphone, which then takes the place of the present one. */
  listen(deviceId?: ConstrainDOMString): Promise<void>;
  /** Tells how the microphone is, when that has changed. */
  tell(state: MicrophoneState): void;
  /** Lets the sound go through `peer` from now on, and closes the one it went through. */
  adopt(peer: Peer): Promise<void>;
}

/** One call as its upkeep sees it: what is in the core, and what a part of the SDK may use of it. */
export interface Line {
  readonly lifetime: Lifetime;
  readonly options: CallOptions;
  readonly owner: LineOwner;
  readonly sound: LineSound;
  readonly resource: CallResource | undefined;
  readonly iceServers: RTCIceServer[];
  /** How the platform is told that this side has ended; `undefined` when it is not to be. */
  release: ((call: CallResource) => Promise<void>) | undefined;
  /** What is done first when the page goes away. */
  leave: (() => void) | undefined;
  /** Opens another connection, which nothing uses yet. */
  openPeer(): Peer;
  /** One request about the call: its answer, in time, or an error with the platform's code. */
  ask(path: string, init: RequestInit, headers?: Record<string, string>): Promise<Response>;
}
