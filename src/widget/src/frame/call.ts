import type { CallEvents, DialNexaWebCall } from '@dialnexa/web-sdk';
import type { EndedDetail, Failure, StateDetail, TranscriptDetail } from '../messages';
import type { Session } from './session';

/** The part of the SDK's call that a visitor's call uses. */
export type Line = Pick<DialNexaWebCall, 'on' | 'start' | 'end' | 'mute' | 'unmute' | 'muted' | 'callId'>;

export interface CallSource {
  /** What stands in the way before anything is asked of visitor or server, or null. */
  obstacle(): Failure | null;
  requestSession(signal: AbortSignal): Promise<Session>;
  createLine(session: Session): Line;
  /** Says whether the browser is asking the visitor for the microphone. Returns the undo. */
  watchMicrophone(asking: (asking: boolean) => void): () => void;
  /** Says when the browser loses the network and has it again. Returns the undo. */
  watchNetwork(lost: (lost: boolean) => void): () => void;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
}

export interface CallListener {
  state(state: StateDetail): void;
  transcript(turn: TranscriptDetail): void;
  level(level: CallEvents['level']): void;
  failed(failure: Failure): void;
  ended(ended: EndedDetail): void;
}

const NO_CALL: StateDetail = { state: 'idle', agent: null, muted: false, callId: null };

/** One visitor's calls, one after the other: what the buttons and the host's commands act on. */
export class VisitorCall {
  private current: StateDetail = NO_CALL;
  private line: Line | null = null;
  private attempt: AbortController | null = null;
  private undo: (() => void)[] = [];
  private readonly missing = new Set<'network' | 'sound'>();

  constructor(private readonly source: CallSource, private readonly listener: CallListener) {}

  get state(): StateDetail {
    return this.current;
  }

  get live(): boolean {
    return this.attempt !== null;
  }

  /** Starts a call, unless one is being made or had already. Failures go to the listener. */
  async start(): Promise<void> {
    if (this.live) return;
    const obstacle = this.source.obstacle();
    if (obstacle) return this.fail(obstacle);
    const attempt = (this.attempt = new AbortController());
    this.change({ ...NO_CALL, state: 'connecting' });
    this.undo.push(
      this.source.watchMicrophone((asking) => this.microphone(asking)),
      this.source.watchNetwork((lost) => this.interrupted('network', lost)),
    );
    try {
      await this.connect(attempt.signal);
    } catch (error) {
      if (this.attempt === attempt) this.startFailed(error as Failure);
    }
  }

  /** Ends the call, or gives up the attempt. May be called at any time. */
  async end(): Promise<void> {
    const { line } = this;
    this.attempt?.abort();
    if (line) await line.end();
    else if (this.live) this.finish({ ...NO_CALL });
  }

  mute(): void {
    this.setMuted(true);
  }

  unmute(): void {
    this.setMuted(false);
  }

  /** An embed token is good for a minute; a visitor may look at the microphone prompt for longer, and then gets a second one. */
  private async connect(signal: AbortSignal): Promise<void> {
    const session = await this.source.requestSession(signal);
    const expiresAtMs = this.source.now() + session.expiresInSec * 1000;
    try {
      await this.startLine(session, signal);
    } catch (error) {
      if ((error as Failure).code !== 'invalid_key' || this.source.now() < expiresAtMs) throw error;
      await this.startLine(await this.source.requestSession(signal), signal);
    }
  }

  private async startLine(session: Session, signal: AbortSignal): Promise<void> {
    // Ended while the session was on its way: no call may begin now.
    if (signal.aborted) return;
    const line = (this.line = this.source.createLine(session));
    this.listen(line);
    await line.start();
  }

  private listen(line: Line): void {
    this.undo.push(
      line.on('connected', () => this.change({ state: 'connected', agent: 'listening', callId: line.callId ?? null })),
      line.on('agent', ({ state }) => this.change({ agent: state })),
      line.on('transcript', (turn) => this.listener.transcript(turn)),
      line.on('level', (level) => this.listener.level(level)),
      line.on('interrupted', (now) => this.interrupted('sound', now)),
      line.on('disconnected', ({ reason }) => this.ended(reason)),
    );
  }

  private microphone(asking: boolean): void {
    const { state } = this.current;
    if (state === 'connecting' || state === 'microphone') this.change({ state: asking ? 'microphone' : 'connecting' });
  }

  /** The browser knows first that its network is gone, the line that its sound is: back is a call when neither is missing. */
  private interrupted(by: 'network' | 'sound', now: boolean): void {
    if (now) this.missing.add(by);
    else this.missing.delete(by);
    const { state } = this.current;
    if (state === 'connected' || state === 'reconnecting') this.change({ state: this.missing.size ? 'reconnecting' : 'connected' });
  }

  private setMuted(muted: boolean): void {
    if (!this.line || this.current.muted === muted) return;
    if (muted) this.line.mute();
    else this.line.unmute();
    this.change({ muted: this.line.muted });
  }

  private startFailed(error: Failure): void {
    if (error.code === 'cancelled' || this.attempt?.signal.aborted) this.finish({ ...NO_CALL });
    else this.fail(failureOf(error));
  }

  private fail(failure: Failure): void {
    this.finish({ ...NO_CALL, state: 'error' });
    this.listener.failed(failure);
  }

  private ended(reason: string): void {
    const { callId } = this.current;
    this.finish({ ...NO_CALL, state: 'ended', callId });
    this.listener.ended({ reason, callId });
  }

  /** Nothing of the last call is left: not its agent's state, not its mute. */
  private finish(state: StateDetail): void {
    this.undo.splice(0).forEach((undo) => undo());
    this.missing.clear();
    this.line = null;
    this.attempt = null;
    this.change(state);
  }

  private change(change: Partial<StateDetail>): void {
    const next = { ...this.current, ...change };
    if (JSON.stringify(next) === JSON.stringify(this.current)) return;
    this.current = next;
    this.listener.state(next);
  }
}

/** An error as plain data, which a MessagePort can carry. */
function failureOf({ code, message, retryable }: Failure): Failure {
  return code ? { code, message, retryable } : { code: 'connect_failed', message, retryable: true };
}
