import type { CallEvents, Consent, MicrophoneState } from '@dialnexa/web-sdk';
import type { Core, Emit } from '@dialnexa/web-sdk/core';
import type { EndedDetail, Failure, StateDetail, TranscriptDetail } from '../messages';
import type { Session } from './session';

/** The SDK's call. */
export type Line = Core;

export interface CallSource {
  /** What stands in the way before anything is asked of visitor or server, or null. */
  obstacle(microphone: boolean): Promise<Failure | null>;
  /**
   * What the visitor agreed to; null: they declined, or the signal stopped the question; undefined: nobody is asked. `asking` is told when there
   * is something to ask.
   */
  consent(signal: AbortSignal, asking: () => void): Promise<Consent | null | undefined>;
  requestSession(signal: AbortSignal): Promise<Session>;
  createLine(session: Session, consent: Consent | undefined, emit: Emit): Line;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
}

export interface CallListener {
  state(state: StateDetail): void;
  transcript(turn: TranscriptDetail): void;
  level(level: CallEvents['level']): void;
  /** How the visitor's microphone is, while a call is made or on. */
  microphone(state: MicrophoneState): void;
  failed(failure: Failure): void;
  ended(ended: EndedDetail): void;
}

export interface CallStart {
  /** False: the visitor types. Default true. */
  microphone?: boolean;
  /** Default false. */
  muted?: boolean;
}

const NO_CALL: StateDetail = { state: 'idle', agent: null, muted: false, callId: null, microphone: true };

/** A visitor who types to a platform that does not read. */
const UNREAD: Failure = { code: 'method_not_allowed', message: 'This platform takes no messages. Call with a microphone.', retryable: true };

/** Browsers that need not ask take a moment to say so: the visitor is told of a question only when there is one to answer. */
const QUESTION_AFTER_MS = 400;

export const isInCall = ({ state }: StateDetail) => state === 'connected' || state === 'reconnecting';

/** One visitor's calls, one after the other: what the buttons and the host's commands act on. */
export type VisitorCall = ReturnType<typeof createVisitorCall>;

export function createVisitorCall(source: CallSource, listener: CallListener) {
  let current = NO_CALL;
  let line: Line | null = null;
  let lastLine: Line | null = null;
  let attempt: AbortController | null = null;
  let question: ReturnType<typeof setTimeout> | undefined;
  const missing = new Set<'network' | 'sound'>();

  const change = (changed: Partial<StateDetail>) => {
    const next = { ...current, ...changed };
    if (JSON.stringify(next) === JSON.stringify(current)) return;
    current = next;
    listener.state(next);
  };

  /** Nothing of the last call is left: not its agent's state, not its mute. */
  const finish = (ended?: Partial<StateDetail>) => {
    clearTimeout(question);
    missing.clear();
    line = attempt = null;
    change({ ...NO_CALL, ...ended });
  };

  const fail = ({ code, message, retryable }: Failure) => {
    if (code === 'cancelled' || attempt!.signal.aborted) return finish();
    finish({ state: 'error' });
    // As plain data, which a MessagePort can carry.
    listener.failed(code ? { code, message, retryable } : { code: 'connect_failed', message, retryable: true });
  };

  const ask = (asking: boolean) => {
    const { state } = current;
    if (state === 'connecting' || state === 'microphone') change({ state: asking ? 'microphone' : 'connecting' });
  };

  /** The browser knows first that its network is gone, the line that its sound is: back is a call when neither is missing. */
  const interrupt = (by: 'network' | 'sound', now: boolean) => {
    if (now) missing.add(by);
    else missing.delete(by);
    if (isInCall(current)) change({ state: missing.size ? 'reconnecting' : 'connected' });
  };

  const startLine = async (session: Session, signal: AbortSignal, consent: Consent | undefined, microphone: boolean, muted: boolean) => {
    // Ended while the session was on its way: no call may begin now.
    if (signal.aborted) return;
    const hear: { [E in keyof CallEvents]?: (payload: CallEvents[E]) => void } = {
      connected: () => change({ state: 'connected', agent: 'listening', muted: started.muted, callId: started.callId ?? null }),
      agent: ({ state }) => change({ agent: state }),
      transcript: (turn) => listener.transcript(turn),
      level: (level) => listener.level(level),
      interrupted: (now) => interrupt('sound', now),
      microphone({ state }) {
        clearTimeout(question);
        if (state === 'asking') question = setTimeout(() => ask(true), QUESTION_AFTER_MS);
        else ask(false);
        listener.microphone(state);
      },
      disconnected({ reason }) {
        const { callId, microphone: heard } = current;
        finish({ state: 'ended', callId, microphone: heard });
        listener.ended({ reason, callId });
      },
    };
    const started: Line = (line = lastLine = source.createLine(session, consent, (event, payload) => {
      // What a line says when it is let go of is nobody's any more.
      if (line === started) hear[event]?.(payload);
    }));
    if (muted) started.setMuted(true);
    await started.start({ microphone });
    // The platform says what a call can do only when there is one.
    if (microphone || started.features.includes('messages')) return;
    line = null;
    await started.end();
    throw UNREAD;
  };

  const call = {
    get state(): StateDetail {
      return current;
    },
    get live(): boolean {
      return !!attempt;
    },
    /** The line of this call, or of the last one; null before the first. */
    get anyLine(): Line | null {
      return lastLine;
    },
    /** Whether the platform reads what is typed, as far as its last call has told. */
    get reads(): boolean {
      const { features } = lastLine ?? {};
      return !features?.length || features.includes('messages');
    },
    /** Starts a call, unless one is being made or had already. Failures go to the listener. */
    async start({ microphone = true, muted = false }: CallStart = {}): Promise<void> {
      if (attempt) return;
      const mine = (attempt = new AbortController());
      const { signal } = mine;
      try {
        const obstacle = await source.obstacle(microphone);
        if (obstacle) throw obstacle;
        const consent = await source.consent(signal, () => change({ ...NO_CALL, state: 'consent', microphone }));
        if (signal.aborted) return;
        if (consent === null) return finish();
        change({ ...NO_CALL, state: 'connecting', microphone });
        const session = await source.requestSession(signal);
        const expiresAtMs = source.now() + session.expires_in_sec * 1000;
        // An embed token is good for a minute; a visitor may look at the microphone prompt for longer, and then gets a second one.
        await startLine(session, signal, consent, microphone, muted).catch(async (error: Failure) => {
          if (error.code !== 'invalid_key' || source.now() < expiresAtMs) throw error;
          await startLine(await source.requestSession(signal), signal, consent, microphone, muted);
        });
      } catch (error) {
        if (attempt === mine) fail(error as Failure);
      }
    },
    /** Ends the call, or gives up the attempt. May be called at any time. */
    async end(): Promise<void> {
      const ending = line;
      attempt?.abort();
      if (ending) await ending.end();
      else if (attempt) finish();
    },
    /** The browser lost the network, or has it again; a call lives through short interruptions. */
    lostNetwork: (lost: boolean) => interrupt('network', lost),
    setMuted(muted: boolean): void {
      if (!line || current.muted === muted) return;
      line.setMuted(muted);
      change({ muted });
    },
    /** The visitor types. Rejects when it was not taken. */
    async send(text: string): Promise<void> {
      await line?.send(text);
    },
    /** As if there had never been a call. */
    async forget(): Promise<void> {
      const ended = call.end();
      lastLine = null;
      await ended;
      if (!attempt) finish();
    },
  };
  return call;
}
