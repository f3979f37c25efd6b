import { hangUp, type CallResource } from './call-resource';
import type { CallFeedback, CallOptions, EndReason, StartOptions } from './call-types';
import { DialNexaError } from './errors';
import { findLeftCall } from './left-call';
import type { Controls, Emit } from './line';
import { feedbackBody, load, speaker, upkeep } from './parts';
import { Session } from './session';
import type { Sound } from './sound';

export { canCall } from './browser-support';
export type { Emit };

/** Everything that `DialNexaWebCall` does, for one who hears all its events. Its documentation is there. */
export type Core = ReturnType<typeof createCore>;

export function createCore(options: CallOptions, emit: Emit) {
  const controls: Controls = { isMuted: false, loudness: 1, microphoneId: undefined, speakerId: '' };
  /** The current one, or the last. */
  let session: Session | undefined;

  const liveSession = (): Session | undefined => (session && !session.lifetime.endedBy ? session : undefined);
  const liveSound = (): Sound | undefined => {
    const live = liveSession();
    return live && live.sound;
  };
  /** The call on the platform that there is, or was last. */
  const resource = (): CallResource | undefined => session && session.resource;
  const leftCall = (forget?: boolean) => (options.rejoin ? findLeftCall(options.agentVersionId, forget) : undefined);
  const placed = (): Session => {
    if (resource()) return session!;
    throw new DialNexaError('call_not_found', 'No call yet. Call start() first.');
  };

  /** The one way out of a call, whoever ended it. `reason` is for a call that was connected, `error` for one that was not. */
  const finish = (finished: Session | undefined, reason?: EndReason, error = whyOver(reason)): Promise<void> | undefined => {
    if (!finished || finished.lifetime.endedBy) return undefined;
    const released = finished.abandon(error);
    // Unless a listener has started the next one.
    if (session === finished) emit('state', 'ended');
    if (finished.announced && reason) emit('disconnected', { reason });
    return released;
  };

  return {
    get callId(): string | undefined {
      const call = resource();
      return call && call.call_id;
    },
    get muted(): boolean {
      return controls.isMuted;
    },
    get canRejoin(): boolean {
      return !liveSession() && !!leftCall();
    },
    get features(): readonly string[] {
      const call = resource();
      return (call && call.features) || [];
    },
    get volume(): number {
      return controls.loudness;
    },
    set volume(volume: number) {
      controls.loudness = Math.min(1, Math.max(0, volume));
      const sound = liveSound();
      if (sound) sound.player.volume = controls.loudness;
    },
    async start(startOptions?: StartOptions): Promise<void> {
      if (liveSession()) throw new DialNexaError('already_started', 'This call is on. Call end() first.');
      const over = (reason: EndReason, error?: DialNexaError) => void finish(started, reason, error);
      const started = (session = new Session(options, { controls, emit, over }, (Object(startOptions) as StartOptions).microphone === false));
      try {
        emit('state', 'connecting');
        await started.connect();
        started.check();
        emit('state', 'connected');
        started.check();
      } catch (thrown) {
        const error = thrown instanceof DialNexaError ? thrown : new DialNexaError('connect_failed', `The call failed: ${thrown}`, thrown);
        // A call that was left and has ended meanwhile cannot be taken up again; after any other failure it may be.
        if (/^call_/.test(error.code)) leftCall(true);
        void finish(started, undefined, error);
        if (error.code !== 'cancelled') emit('error', error);
        throw error;
      }
      started.announced = true;
      emit('connected', undefined);
    },
    async end(): Promise<void> {
      const left = leftCall(true);
      await Promise.all([finish(session, 'user_disconnected'), left && hangUp(left)]);
    },
    async send(text: string): Promise<void> {
      await placed().post('/messages', { text });
    },
    async setMicrophone(deviceId?: string): Promise<void> {
      const sound = liveSound();
      if (sound) await (await load(upkeep)).changeMicrophone(sound, deviceId);
      controls.microphoneId = deviceId;
    },
    async setSpeaker(deviceId = ''): Promise<void> {
      const failure = await (await load(speaker)).chooseSpeaker(controls, liveSound(), deviceId);
      if (failure) throw new DialNexaError(...failure);
    },
    async feedback(feedback: CallFeedback = {}): Promise<void> {
      const call = placed();
      await call.post('/feedback', (await load(feedbackBody)).feedbackBody(feedback, call.sound));
    },
    setMuted(muted: boolean): void {
      controls.isMuted = muted;
      const sound = liveSound();
      if (sound) sound.applyMute();
    },
  };
}

function whyOver(reason?: EndReason): DialNexaError {
  const code = reason === 'user_disconnected' ? 'cancelled' : 'connect_failed';
  return new DialNexaError(code, `The call ended before it was connected: ${reason}. Try again.`);
}
