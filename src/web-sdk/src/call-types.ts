import type { DialNexaError } from './errors';

/** What a call is made with. Checked when the call starts. */
export interface CallOptions {
  /** The published agent version to run, for example `av_…`. Required. */
  agentVersionId: string;
  /** A publishable key. Required. Never a secret key: those are refused with `secret_key`. */
  apiKey: string;
  /** Put into the agent's prompt wherever it says `{{name}}`. At most 50 keys and 16 KB. Default: none. */
  variables?: Record<string, unknown> | undefined;
  /** Kept on the call's record and never shown to the agent. At most 50 keys and 16 KB. Default: none. */
  metadata?: Record<string, unknown> | undefined;
  /**
   * The platform's address, of which only the origin counts. Default: `<meta name="dialnexa-base-url">`, else the
   * origin that the classic script came from, else `https://api.dialnexa.com`.
   */
  baseUrl?: string | undefined;
  /** STUN and TURN servers. Default: the platform's own, asked for while the visitor is asked for the microphone. */
  iceServers?: RTCIceServer[] | undefined;
}

/** `idle` before the first start; `ended` after a call, and after a start that failed or was cancelled. */
export type CallState = 'idle' | 'connecting' | 'connected' | 'ended';

/** Why a call that was connected is over. */
export type EndReason =
  'user_disconnected' | 'agent_disconnected' | 'network_failure' | 'system_failure' | 'max_duration_reached' | 'silence_timeout';

/** What the agent is doing at the moment. */
export type AgentState = 'listening' | 'thinking' | 'speaking';

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
  /** How loud the visitor (`input`) and the agent (`output`) are, 0 to 1, about ten times a second. */
  level: { input: number; output: number };
  /**
   * Sound has stopped while the call is kept (true), or flows again (false). For the widget's frame alone.
   * @internal
   */
  interrupted: boolean;
}
