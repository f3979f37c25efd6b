/**
 * Every code a {@link DialNexaError} can have: one closed list, the same in the server, this package and the documentation.
 * The README's table has the cause and the fix of each.
 */
export type ErrorCode = 'invalid_request' | 'invalid_key' | 'key_not_allowed' | 'origin_not_allowed' | 'agent_version_not_found' | 'call_not_found' | 'method_not_allowed' | 'agent_version_not_published' | 'capacity_reached' | 'call_ended' | 'precondition_failed' | 'payload_too_large' | 'unsupported_media_type' | 'unsupported_offer' | 'precondition_required' | 'rate_limited' | 'platform_unavailable' | 'platform_timeout' | 'unsupported_browser' | 'insecure_origin' | 'secret_key' | 'already_started' | 'cancelled' | 'connect_failed' | 'frame_blocked' | 'widget_paused' | 'mic_denied' | 'mic_dismissed' | 'mic_blocked_by_policy' | 'mic_not_allowed_in_frame' | 'mic_sandboxed' | 'mic_blocked_by_system' | 'mic_not_found' | 'mic_busy' | 'mic_silent' | 'mic_unknown';

/** What `start()` rejects with and what the `error` event carries: always the same object for the same failure. */
export declare class DialNexaError extends Error {
    /** One of a closed list: decide by this, never by the message. */
    readonly code: ErrorCode;
    /** Whether the same call to `start()` can succeed later, for example when the platform is less busy. */
    readonly retryable: boolean;
    /** What the browser or the network said, when there was something: for logs. */
    readonly cause: unknown;
    constructor(code: ErrorCode, message: string, cause?: unknown);
}
/** An option that cannot work, told with its value and what to write instead. */
export declare function wrongOption(name: string, value: unknown, wanted: string, code?: ErrorCode): DialNexaError;

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
export type EndReason = 'user_disconnected' | 'agent_disconnected' | 'network_failure' | 'system_failure' | 'max_duration_reached' | 'silence_timeout';
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
    disconnected: {
        reason: EndReason;
    };
    /** `start()` failed; it rejects with the same object. A cancelled start is no error. */
    error: DialNexaError;
    /** The call's state has changed. */
    state: CallState;
    /** Something was said, or heard better than before. */
    transcript: TranscriptTurn;
    /** The agent began to do something else. */
    agent: {
        state: AgentState;
    };
    /** How loud the visitor (`input`) and the agent (`output`) are, 0 to 1, about ten times a second. */
    level: {
        input: number;
        output: number;
    };
}

/** A call between the visitor of this page and a DialNexa agent. One object is one call at a time, and can be started again. */
export declare class DialNexaWebCall {
    private readonly options;
    private readonly emitter;
    private session;
    private currentState;
    private currentCallId;
    private isMuted;
    /** Nothing is checked, asked or sent until `start()`. */
    constructor(options: CallOptions);
    /** Where the call is in its life. */
    get state(): CallState;
    /** The platform's id of the current or last call, as in Call History; `undefined` until the platform has given one. */
    get callId(): string | undefined;
    /** Whether the agent is kept from hearing the visitor. Stays as it is from call to call. */
    get muted(): boolean;
    /**
     * Asks for the microphone, then places the call. Call it from a click, or browsers may keep the agent silent.
     * Resolves when sound can flow. Rejects with a {@link DialNexaError}: `already_started` while a call is on,
     * `cancelled` when `end()` came first.
     */
    start(): Promise<void>;
    /** Hangs up, or abandons a start. Resolves when the platform was told. Harmless twice, and before `start()`. */
    end(): Promise<void>;
    /** Keeps the agent from hearing the visitor. Works before and during a call. */
    mute(): void;
    /** Lets the agent hear the visitor again. */
    unmute(): void;
    /** Calls `listener` at every such event, until the returned function or `off` is called. */
    on<E extends keyof CallEvents>(event: E, listener: (payload: CallEvents[E]) => void): () => void;
    /** Calls `listener` at the next such event only. Returns the undo. */
    once<E extends keyof CallEvents>(event: E, listener: (payload: CallEvents[E]) => void): () => void;
    /** Forgets a listener given to `on` or `once`. */
    off<E extends keyof CallEvents>(event: E, listener: (payload: CallEvents[E]) => void): void;
    private openSession;
    /** The one way out of a call, whoever ended it. `reason` is for a call that was connected, `error` for one that was not. */
    private close;
    private setMuted;
    private change;
}
