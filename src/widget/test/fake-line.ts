import type { CallEvents, EndReason } from '@dialnexa/web-sdk';
import type { CallListener, CallSource, Line } from '../src/frame/call';
import type { EndedDetail, Failure, StateDetail, TranscriptDetail } from '../src/messages';
import type { Session } from '../src/frame/session';

type Listeners = { [E in keyof CallEvents]?: Set<(payload: CallEvents[E]) => void> };

/** The SDK's call, driven by the test. */
export class FakeLine implements Line {
  muted = false;
  callId: string | undefined;
  starts = 0;
  ends = 0;
  private readonly listeners: Listeners = {};
  private settle!: { resolve: () => void; reject: (error: unknown) => void };

  constructor(readonly session: Session) {}

  on<E extends keyof CallEvents>(event: E, listener: (payload: CallEvents[E]) => void): () => void {
    const listeners = ((this.listeners[event] as Set<typeof listener> | undefined) ??= new Set() as never) as unknown as Set<typeof listener>;
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  emit<E extends keyof CallEvents>(event: E, payload: CallEvents[E]): void {
    this.listeners[event]?.forEach((listener) => listener(payload));
  }

  get listenerCount(): number {
    return Object.values(this.listeners).reduce((sum, listeners) => sum + listeners.size, 0);
  }

  start(): Promise<void> {
    this.starts++;
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
  }

  connect(callId: string): void {
    this.callId = callId;
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

  mute(): void {
    this.muted = true;
  }

  unmute(): void {
    this.muted = false;
  }
}

/** Sessions and lines on demand, and a clock that stands still until the test moves it. */
export class FakeSource implements CallSource {
  readonly lines: FakeLine[] = [];
  readonly signals: AbortSignal[] = [];
  nowMs = 0;
  blockedBy: Failure | null = null;
  sessions: () => Promise<Session> = async () => ({ embedToken: `token ${this.signals.length}`, expiresInSec: 60, iceServers: [] });
  asking: (asking: boolean) => void = () => {};
  lost: (lost: boolean) => void = () => {};
  watches = 0;

  obstacle = () => this.blockedBy;
  now = () => this.nowMs;
  requestSession = (signal: AbortSignal) => {
    this.signals.push(signal);
    return this.sessions();
  };
  createLine = (session: Session) => {
    const line = new FakeLine(session);
    this.lines.push(line);
    return line;
  };
  watchMicrophone = (asking: (asking: boolean) => void) => {
    this.asking = asking;
    return this.watched();
  };
  watchNetwork = (lost: (lost: boolean) => void) => {
    this.lost = lost;
    return this.watched();
  };

  private watched(): () => void {
    this.watches++;
    return () => {
      this.watches--;
    };
  }
}

export class Heard implements CallListener {
  states: StateDetail[] = [];
  turns: TranscriptDetail[] = [];
  levels: CallEvents['level'][] = [];
  failures: Failure[] = [];
  ends: EndedDetail[] = [];
  state = (state: StateDetail) => void this.states.push(state);
  transcript = (turn: TranscriptDetail) => void this.turns.push(turn);
  level = (level: CallEvents['level']) => void this.levels.push(level);
  failed = (failure: Failure) => void this.failures.push(failure);
  ended = (ended: EndedDetail) => void this.ends.push(ended);

  get phases(): string[] {
    return this.states.map(({ state }) => state).filter((state, index, all) => state !== all[index - 1]);
  }
}
