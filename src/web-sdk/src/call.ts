import type { CallEvents, CallOptions, CallState, EndReason } from './call-types';
import { Emitter } from './emitter';
import { DialNexaError } from './errors';
import { Session } from './session';

/** A call between the visitor of this page and a DialNexa agent. One object is one call at a time, and can be started again. */
export class DialNexaWebCall {
  private readonly options: CallOptions;
  private readonly emitter = new Emitter<CallEvents>();
  private session: Session | undefined;
  private currentState: CallState = 'idle';
  private currentCallId: string | undefined;
  private isMuted = false;

  /** Nothing is checked, asked or sent until `start()`. */
  constructor(options: CallOptions) {
    this.options = Object.assign({}, options);
  }

  /** Where the call is in its life. */
  get state(): CallState {
    return this.currentState;
  }

  /** The platform's id of the current or last call, as in Call History; `undefined` until the platform has given one. */
  get callId(): string | undefined {
    return this.currentCallId;
  }

  /** Whether the agent is kept from hearing the visitor. Stays as it is from call to call. */
  get muted(): boolean {
    return this.isMuted;
  }

  /**
   * Asks for the microphone, then places the call. Call it from a click, or browsers may keep the agent silent.
   * Resolves when sound can flow. Rejects with a {@link DialNexaError}: `already_started` while a call is on,
   * `cancelled` when `end()` came first.
   */
  async start(): Promise<void> {
    if (this.session) throw new DialNexaError('already_started', 'This call is on already. Call end() first.');
    const session = this.openSession();
    try {
      this.change('connecting');
      await session.connect();
      session.check();
      this.change('connected');
      session.check();
    } catch (thrown) {
      const error = thrown instanceof DialNexaError ? thrown : new DialNexaError('connect_failed', `The call failed: ${thrown}`, thrown);
      void this.close(session, error);
      if (error.code !== 'cancelled') this.emitter.emit('error', error);
      throw error;
    }
    session.announced = true;
    this.emitter.emit('connected', undefined);
  }

  /** Hangs up, or abandons a start. Resolves when the platform was told. Harmless twice, and before `start()`. */
  async end(): Promise<void> {
    if (this.session) await this.close(this.session, cancelled(), 'user_disconnected');
  }

  /** Keeps the agent from hearing the visitor. Works before and during a call. */
  mute(): void {
    this.setMuted(true);
  }

  /** Lets the agent hear the visitor again. */
  unmute(): void {
    this.setMuted(false);
  }

  /** Calls `listener` at every such event, until the returned function or `off` is called. */
  on<E extends keyof CallEvents>(event: E, listener: (payload: CallEvents[E]) => void): () => void {
    return this.emitter.add(event, listener, false);
  }

  /** Calls `listener` at the next such event only. Returns the undo. */
  once<E extends keyof CallEvents>(event: E, listener: (payload: CallEvents[E]) => void): () => void {
    return this.emitter.add(event, listener, true);
  }

  /** Forgets a listener given to `on` or `once`. */
  off<E extends keyof CallEvents>(event: E, listener: (payload: CallEvents[E]) => void): void {
    this.emitter.remove(event, listener);
  }

  private openSession(): Session {
    const session: Session = new Session(this.options, {
      isMuted: () => this.isMuted,
      placed: (callId) => {
        this.currentCallId = callId;
      },
      emit: (event, payload) => this.emitter.emit(event, payload),
      over: (reason) => void this.close(session, this.whyOver(reason), reason),
    });
    this.session = session;
    this.currentCallId = undefined;
    return session;
  }

  private whyOver(reason: EndReason): DialNexaError {
    if (reason === 'user_disconnected') return cancelled();
    return new DialNexaError('connect_failed', `The platform ended the call before it was connected: ${reason}. Try again.`);
  }

  /** The one way out of a call, whoever ended it. `reason` is for a call that was connected, `error` for one that was not. */
  private close(session: Session, error: DialNexaError, reason?: EndReason): Promise<void> | undefined {
    if (this.session !== session) return undefined;
    const released = session.stop(error);
    this.session = undefined;
    this.change('ended');
    if (session.announced && reason) this.emitter.emit('disconnected', { reason });
    return released;
  }

  private setMuted(muted: boolean): void {
    this.isMuted = muted;
    if (this.session) this.session.applyMute();
  }

  private change(state: CallState): void {
    this.currentState = state;
    this.emitter.emit('state', state);
  }
}

const cancelled = () => new DialNexaError('cancelled', 'end() came before the call was connected.');
