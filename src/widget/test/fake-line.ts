import type { CallEvents, CallFeedback, Consent, EndReason, StartOptions } from '@dialnexa/web-sdk';
import type { Emit } from '@dialnexa/web-sdk/core';
import type { CallListener, CallSource, Line } from '../src/frame/call';
import type { EndedDetail, Failure, StateDetail, TranscriptDetail } from '../src/messages';
import type { Session } from '../src/frame/session';

/** The SDK's call, driven by the test. */
export class FakeLine implements Line {
  muted = false;
  callId: string | undefined;
  features: readonly string[] = [];
  canRejoin = false;
  volume = 1;
  readonly starts: (StartOptions | undefined)[] = [];
  ends = 0;
  readonly sent: string[] = [];
  private settle!: { resolve: () => void; reject: (error: unknown) => void };

  constructor(readonly session: Session, readonly consent: Consent | undefined, readonly emit: Emit) {}

  start(options?: StartOptions): Promise<void> {
    this.starts.push(options);
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
  }

  /** `features`: what the platform says this call can do. */
  connect(callId: string, features: readonly string[] = ['messages']): void {
    this.callId = callId;
    this.features = features;
    this.emit('connected', undefined);
    this.settle.resolve();
  }

  fail(code: string, message = 'Because.', retryable = false): void {
    this.settle.reject({ code, message, retryable });
  }

  hangUp(reason: EndReason): void {
    this.emit('disconnected', { reason });
  }

  async end(): Promise<void> {
    this.ends++;
    if (this.callId) this.hangUp('user_disconnected');
    else this.fail('cancelled');
  }

  async send(text: string): Promise<void> {
    this.sent.push(text);
  }

  setMicrophone = () => unexpected('setMicrophone');
  setSpeaker = () => unexpected('setSpeaker');
  feedback = (_feedback?: CallFeedback) => unexpected('feedback');

  setMuted(muted: boolean): void {
    this.muted = muted;
  }
}

function unexpected(method: string): never {
  throw new Error(`A visitor's call by itself does not call ${method}.`);
}

/** Sessions and lines on demand, and a clock that stands still until the test moves it. */
export class FakeSource implements CallSource {
  readonly lines: FakeLine[] = [];
  readonly signals: AbortSignal[] = [];
  nowMs = 0;
  blockedBy: Failure | null = null;
  sessions: () => Promise<Session> = async () => ({ embed_token: `token ${this.signals.length}`, expires_in_sec: 60, ice_servers: [] });
  /** What the visitor agreed to, when they are asked. */
  agreement: Promise<Consent | null> | undefined;

  obstacle = async () => this.blockedBy;
  consent = async (_signal: AbortSignal, asking: () => void) => {
    if (this.agreement) asking();
    return this.agreement;
  };
  now = () => this.nowMs;
  requestSession = (signal: AbortSignal) => {
    this.signals.push(signal);
    return this.sessions();
  };
  createLine = (session: Session, consent: Consent | undefined, emit: Emit) => {
    const line = new FakeLine(session, consent, emit);
    this.lines.push(line);
    return line;
  };
}

export class Heard implements CallListener {
  states: StateDetail[] = [];
  turns: TranscriptDetail[] = [];
  levels: CallEvents['level'][] = [];
  microphones: CallEvents['microphone']['state'][] = [];
  failures: Failure[] = [];
  ends: EndedDetail[] = [];
  state = (state: StateDetail) => void this.states.push(state);
  transcript = (turn: TranscriptDetail) => void this.turns.push(turn);
  level = (level: CallEvents['level']) => void this.levels.push(level);
  microphone = (state: CallEvents['microphone']['state']) => void this.microphones.push(state);
  failed = (failure: Failure) => void this.failures.push(failure);
  ended = (ended: EndedDetail) => void this.ends.push(ended);

  get phases(): string[] {
    return this.states.map(({ state }) => state).filter((state, index, all) => state !== all[index - 1]);
  }
}
