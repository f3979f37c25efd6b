import type { CallEvents, CallOptions, CallState } from './call-types';

/** A call between the visitor of this page and a DialNexa agent. One object is one call at a time, and can be started again. */
export class DialNexaWebCall {
  /** Nothing is checked, asked or sent until `start()`. */
  constructor(options: CallOptions) {
    void options;
  }

  /** Where the call is in its life. */
  get state(): CallState {
    return 'idle';
  }

  /** The platform's id of the current or last call, as in Call History; `undefined` until the platform has given one. */
  get callId(): string | undefined {
    return undefined;
  }

  /** Whether the agent is kept from hearing the visitor. Stays as it is from call to call. */
  get muted(): boolean {
    return false;
  }

  /**
   * Asks for the microphone, then places the call. Call it from a click, or browsers may keep the agent silent.
   * Resolves when sound can flow. Rejects with a {@link DialNexaError}: `already_started` while a call is on,
   * `cancelled` when `end()` came first.
   */
  async start(): Promise<void> {}

  /** Hangs up, or abandons a start. Resolves when the platform was told. Harmless twice, and before `start()`. */
  async end(): Promise<void> {}

  /** Keeps the agent from hearing the visitor. Works before and during a call. */
  mute(): void {}

  /** Lets the agent hear the visitor again. */
  unmute(): void {}

  /** Calls `listener` at every such event, until the returned function or `off` is called. */
  on<E extends keyof CallEvents>(event: E, listener: (payload: CallEvents[E]) => void): () => void {
    void event;
    void listener;
    return () => {};
  }

  /** Calls `listener` at the next such event only. Returns the undo. */
  once<E extends keyof CallEvents>(event: E, listener: (payload: CallEvents[E]) => void): () => void {
    return this.on(event, listener);
  }

  /** Forgets a listener given to `on` or `once`. */
  off<E extends keyof CallEvents>(event: E, listener: (payload: CallEvents[E]) => void): void {
    void event;
    void listener;
  }
}
