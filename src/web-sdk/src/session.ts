import { resolveBaseUrl } from './base-url';
import { checkBrowser } from './browser-support';
import { createCall, fetchIceServers, hangUp, type CallResource } from './call-resource';
import type { CallEvents, CallOptions, EndReason } from './call-types';
import type { DialNexaError } from './errors';
import { followEvents } from './event-stream';
import { restartIce } from './ice-restart';
import { prepareLevels } from './levels';
import { Lifetime } from './lifetime';
import { openMicrophone } from './microphone';
import { checkOptions } from './options';
import { makeOffer, openPeer, replaceMicrophone, untilConnected } from './peer';
import { inTime } from './platform';
import { preparePlayback } from './playback';
import { readServerEvent } from './server-event';
import { keepConnected } from './reconnect';
import { onWindow } from './window-event';

/** What a session tells the call it belongs to. */
export interface SessionOwner {
  isMuted(): boolean;
  placed(callId: string): void;
  emit<E extends 'agent' | 'transcript' | 'level' | 'interrupted'>(event: E, payload: CallEvents[E]): void;
  /** The call is over, and not by a call to `stop`. */
  over(reason: EndReason): void;
}

/** One attempt at a call, from the click to its end. */
export class Session {
  /** Whether `connected` was told; only then is there a `disconnected` to tell. */
  announced = false;
  private readonly lifetime = new Lifetime();
  private microphone: MediaStream | undefined;
  private resource: CallResource | undefined;
  private endedByPlatform = false;

  constructor(
    private readonly options: CallOptions,
    private readonly owner: SessionOwner,
  ) {}

  /** Resolves when sound can flow; `stop` breaks it at every step. Up to the first wait it runs inside the click. */
  async connect(): Promise<void> {
    const { lifetime, options, owner } = this;
    checkOptions(options);
    checkBrowser();
    const baseUrl = resolveBaseUrl(options.baseUrl);
    // Also when the event says `persisted`: a page kept for later stands still and cannot hold a call; shown again, its call
    // has ended and can be started. (`unload` is never used: it is not reliable, and keeps pages out of that cache.)
    const leave = () => owner.over('user_disconnected');
    onWindow(lifetime, 'pagehide', leave);
    const play = preparePlayback(lifetime);
    const measure = prepareLevels(lifetime, (input, output) => owner.emit('level', { input, output }));

    const listen = async () => {
      const microphone = await openMicrophone(lifetime, () => void listen().then((next) => replaceMicrophone(peer, next)).catch(leave));
      this.microphone = microphone;
      this.applyMute();
      measure(0, microphone);
      return microphone;
    };

    // The microphone comes before anything that takes a slot of the workspace: a refusal must hold none.
    const [microphone, iceServers] = await Promise.all([
      lifetime.wait(listen),
      options.iceServers || lifetime.wait(() => inTime(fetchIceServers(lifetime, baseUrl, options.apiKey))),
    ]);
    const peer = openPeer(lifetime, iceServers, microphone, (stream) => {
      play(stream);
      measure(1, stream);
    });
    const offer = await lifetime.wait(() => makeOffer(peer));
    const call = await lifetime.wait(() => inTime(this.place(baseUrl, offer)));
    owner.placed(call.callId);
    void followEvents(lifetime, call, (type, data) => this.receive(type, data));
    await lifetime.wait(() => peer.setRemoteDescription({ type: 'answer', sdp: call.answer }));
    await lifetime.wait(() => untilConnected(peer));
    keepConnected(
      lifetime,
      peer,
      () => restartIce(lifetime, peer, call),
      () => owner.over('network_failure'),
      (now) => owner.emit('interrupted', now),
    );
  }

  /** Throws why it was stopped, when it was. */
  check(): void {
    if (this.lifetime.reason) throw this.lifetime.reason;
  }

  /** Lets the owner's mute take effect. */
  applyMute(): void {
    if (this.microphone) this.microphone.getTracks().forEach((track) => (track.enabled = !this.owner.isMuted()));
  }

  /** Closes and stops everything at once, then resolves when the platform was told. */
  stop(reason: DialNexaError): Promise<void> {
    this.lifetime.end(reason);
    return this.release();
  }

  private async place(baseUrl: string, offer: string): Promise<CallResource> {
    this.resource = await createCall(baseUrl, this.options, offer);
    // Answered after the visitor gave up: the slot is given back.
    if (this.lifetime.reason) void this.release();
    return this.resource;
  }

  private async release(): Promise<void> {
    if (this.resource && !this.endedByPlatform) await hangUp(this.resource);
  }

  private receive(type: string, data: unknown): void {
    const event = readServerEvent(type, data);
    if (!event) return;
    if (event.type === 'ended') {
      this.endedByPlatform = true;
      this.owner.over(event.reason);
    } else this.owner.emit(event.type, event.payload as never);
  }
}
