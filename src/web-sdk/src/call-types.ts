import type { DialNexaError } from './errors';

/** What a call is made with: the settings and one credential. Checked when the call starts. */
export type CallOptions = CallSettings & (ApiKey | Grant);

/** The usual credential: a key that stands in the page. */
export interface ApiKey {
  /** A publishable key. Never a secret key: those are refused with `secret_key`. */
  apiKey: string;
  grant?: undefined;
}

/** In place of a key: leave for one call, which the page asks its own server for. */
export interface Grant {
  /** `dnx_grant_…`, which your server gets from `POST /v1/web-calls/grants`. Good for one `start()` that reaches the platform. */
  grant: string;
  apiKey?: undefined;
}

/** What a call is made with, whatever the credential. */
export interface CallSettings {
  /** The published agent version to run, for example `av_…`. Required, with a grant too. */
  agentVersionId: string;
  /** Put into the agent's prompt wherever it says `{{name}}`. At most 50 keys and 16 KB. A grant's own win. Default: none. */
  variables?: Record<string, unknown> | undefined;
  /** Kept on the call's record and never shown to the agent. At most 50 keys and 16 KB. Default: none. */
  metadata?: Record<string, unknown> | undefined;
  /** What the visitor agreed to before the call. Kept on the call's record. Default: none. */
  consent?: Consent | undefined;
  /**
   * The platform's address, of which only the origin counts. Default: `<meta name="dialnexa-base-url">`, else the
   * origin that the classic script came from, else `https://api.dialnexa.com`.
   */
  baseUrl?: string | undefined;
  /** STUN and TURN servers. Default: the platform's own, asked for while the visitor is asked for the microphone. */
  iceServers?: RTCIceServer[] | undefined;
  /**
   * Whether a call outlives its page. False: leaving the page ends the call. True: the platform keeps it for a while
   * (15 s, unless it is set up otherwise), and `start()` on a later page of the same tab takes it up again: see `canRejoin`.
   * Default: false.
   */
  rejoin?: boolean | undefined;
  /**
   * What the page around the widget's frame said of itself: whether its own policy lets it use the microphone (null where its
   * browser does not tell), and whether the frame's `allow` attribute names the microphone.
   * @internal
   */
  page?: { microphone: boolean | null; allow?: boolean } | undefined;
}

/** How a call is started. */
export interface StartOptions {
  /**
   * False is the visitor's own choice to type: nothing asks for the microphone, the agent is heard, and `send()` speaks for the
   * visitor. Default: true. A microphone that is refused still rejects `start()`.
   */
  microphone?: boolean | undefined;
}

/** What the visitor thought of the call, and how long its parts took. */
export interface CallFeedback {
  /** 1 is worst, 5 best. */
  rating?: 1 | 2 | 3 | 4 | 5 | undefined;
  /** At most 1,000 characters. */
  comment?: string | undefined;
  /** Stages that the page measured itself, by name, in milliseconds. They join those of the SDK on the call's record. */
  stages?: Record<string, number> | undefined;
}

/** The visitor's consent to a call. */
export interface Consent {
  /** Which version of the consent text was shown, in your own words, for example `2026-01`. */
  version: string;
  /** When it was given: a `Date`, or ISO 8601 text with its zone, for example `2026-01-31T09:30:00Z`. */
  givenAt: Date | string;
}

/** `idle` before the first start; `ended` after a call, and after a start that failed or was cancelled. */
export type CallState = 'idle' | 'connecting' | 'connected' | 'ended';

/** Why a call that was connected is over. */
export type EndReason =
  'user_disconnected' | 'agent_disconnected' | 'network_failure' | 'system_failure' | 'max_duration_reached' | 'silence_timeout';

/** What the agent is doing at the moment. */
export type AgentState = 'listening' | 'thinking' | 'speaking';

/**
 * How the visitor's microphone is: the browser is `asking` for it; `on`; `silent`, when the device has delivered nothing but digital
 * silence for 5 s while not muted by `mute()`; `lost`, unplugged or taken back, while another is looked for; `off`, when there is none:
 * a call that is typed, or no call.
 */
export type MicrophoneState = 'asking' | 'on' | 'silent' | 'lost' | 'off';

/** What one side said in one turn. The next event with the same `turnId` replaces it, until `final`. */
export interface TranscriptTurn {
  turnId: string;
  role: 'agent' | 'user';
  text: string;
  final: boolean;
  /** Milliseconds since the call connected. */
  startMs: number;
  /** Milliseconds since the call connected. */
  endMs: number;
}

/** The events of a call, each with what its listeners are given. */
export interface CallEvents {
  /** Sound can flow in both directions. */
  connected: void;
  /** A call that was connected is over, whoever ended it. */
  disconnected: { reason: EndReason };
  /** `start()` failed; it rejects with the same object. A cancelled start is no error. */
  error: DialNexaError;
  /** The call's state has changed. */
  state: CallState;
  /** Something was said, or heard better than before. */
  transcript: TranscriptTurn;
  /** The agent began to do something else. */
  agent: { state: AgentState };
  /**
   * How loud the visitor (`input`, measured while muted too) and the agent (`output`) are, 0 to 1, about ten times a second while
   * connected.
   */
  level: { input: number; output: number };
  /** Sound has stopped while the call is kept (true), or flows again (false). */
  interrupted: boolean;
  /** Something has changed about the visitor's microphone. */
  microphone: { state: MicrophoneState };
}
