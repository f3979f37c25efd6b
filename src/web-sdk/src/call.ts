import type { CallEvents, CallFeedback, CallOptions, CallState, StartOptions } from './call-types';
import { createCore, type Core } from './core';
import { Emitter } from './emitter';

/** A call between the visitor of this page and a DialNexa agent. One object is one call at a time, and can be started again. */
export class DialNexaWebCall {
  private readonly emitter = new Emitter<CallEvents>();
  private readonly core: Core;
  private currentState: CallState = 'idle';

  /** Nothing is checked, asked or sent until `start()`. */
  constructor(options: CallOptions) {
    this.core = createCore(Object.assign({}, options), (event, payload) => {
      if (event === 'state') this.currentState = payload as CallState;
      this.emitter.emit(event, payload);
    });
  }

  /** Where the call is in its life. */
  get state(): CallState {
    return this.currentState;
  }

  /** The platform's id of the current or last call, as in Call History; `undefined` until the platform has given one. */
  get callId(): string | undefined {
    return this.core.callId;
  }

  /** Whether the agent is kept from hearing the visitor. Stays as it is from call to call. */
  get muted(): boolean {
    return this.core.muted;
  }

  /**
   * Whether `start()` would take up a call of this agent version that this tab left and that the platform still keeps. Always false
   * without the option `rejoin`, and where the browser keeps no storage.
   */
  get canRejoin(): boolean {
    return this.core.canRejoin;
  }

  /** What the platform said this call can do: `events`, `messages`, `restart`, `media`, `leave`, `feedback`. Empty before it is placed. */
  get features(): readonly string[] {
    return this.core.features;
  }

  /**
   * How loud the agent is played, 0 to 1. Default: 1. Stays from call to call. Where the system alone decides (iOS), setting it
   * changes nothing.
   */
  get volume(): number {
    return this.core.volume;
  }

  set volume(volume: number) {
    this.core.volume = volume;
  }

  /**
   * Asks for the microphone, then places the call, or takes up the one that was left: see `canRejoin`. Call it from a click, or
   * browsers may keep the agent silent. Resolves when sound can flow. Rejects with a {@link DialNexaError}: `already_started` while
   * a call is on, `cancelled` when `end()` came first.
   */
  start(options?: StartOptions): Promise<void> {
    return this.core.start(options);
  }

  /**
   * Hangs up, or abandons a start; a call that was left, too. Resolves when the platform was told. Harmless twice, and before
   * `start()`.
   */
  end(): Promise<void> {
    return this.core.end();
  }

  /**
   * Says something in writing, in place of the visitor's voice: 1 to 2,048 bytes of UTF-8. Resolves when the platform has it; the agent's
   * answer comes by voice and as `transcript`. Rejects with a {@link DialNexaError}.
   */
  send(text: string): Promise<void> {
    return this.core.send(text);
  }

  /**
   * Chooses the microphone, by the `deviceId` of `enumerateDevices()`; without one, the system's default. Before a call it is kept for the
   * next; during one it takes the place of the present one without a pause. When it is unplugged, the call goes on with the default.
   * Rejects with a `mic_…` error, and the call keeps the microphone it had.
   */
  setMicrophone(deviceId?: string): Promise<void> {
    return this.core.setMicrophone(deviceId);
  }

  /**
   * Chooses what the agent is heard through; without an id, the system's default. Before a call it is kept for the next. Rejects
   * with `unsupported_browser` where there is no choice.
   */
  setSpeaker(deviceId?: string): Promise<void> {
    return this.core.setSpeaker(deviceId);
  }

  /**
   * Tells the platform what the visitor thought of the call, and how its set-up and its connection were. During the call and for
   * five minutes after it; told again, what is given replaces what was. Rejects with a {@link DialNexaError}.
   */
  feedback(feedback?: CallFeedback): Promise<void> {
    return this.core.feedback(feedback);
  }

  /** Keeps the agent from hearing the visitor. Works before and during a call. */
  mute(): void {
    this.core.setMuted(true);
  }

  /** Lets the agent hear the visitor again. */
  unmute(): void {
    this.core.setMuted(false);
  }

  /** Calls `listener` at every such event, until the returned function or `off` is called. */
  on<E extends keyof CallEvents>(event: E, listener: (payload: CallEvents[E]) => void): () => void {
    return this.emitter.subscribe(event, listener, false);
  }

  /** Calls `listener` at the next such event only. Returns the undo. */
  once<E extends keyof CallEvents>(event: E, listener: (payload: CallEvents[E]) => void): () => void {
    return this.emitter.subscribe(event, listener, true);
  }

  /** Forgets a listener given to `on` or `once`. */
  off<E extends keyof CallEvents>(event: E, listener: (payload: CallEvents[E]) => void): void {
    this.emitter.unsubscribe(event, listener);
  }
}
