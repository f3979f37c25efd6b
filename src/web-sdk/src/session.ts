import { resolveBaseUrl } from './base-url';
import { canCall } from './browser-support';
import { ask, createCall, hangUp, json, takeUpCall, type CallResource } from './call-resource';
import type { CallOptions } from './call-types';
import { DialNexaError } from './errors';
import { followEvents } from './event-stream';
import { fetchIceServers } from './ice-servers';
import { inTime } from './in-time';
import { findLeftCall } from './left-call';
import { Lifetime } from './lifetime';
import type { Line, LineOwner } from './line';
import { makeOffer } from './offer';
import { readOptions } from './options';
import { diagnosis, load, upkeep } from './parts';
import { untilConnected, type Peer } from './peer';
import { report } from './report';
import { passOn } from './server-event';
import { Sound } from './sound';
import { onWindow } from './window-event';

/** One attempt at a call, from the click to its end. */
export class Session implements Line {
  /** Whether `connected` was told; only then is there a `disconnected` to tell. */
  announced = false;
  /** From `connect` on, when nothing was found in its way: no part sees a session without. */
  sound!: Sound;
  resource: CallResource | undefined;
  iceServers: RTCIceServer[] = [];
  readonly lifetime = new Lifetime();
  release: Line['release'];
  leave: Line['leave'];

  constructor(
    readonly options: CallOptions,
    readonly owner: LineOwner,
    private readonly typing: boolean,
  ) {}

  /** Resolves when sound can flow; `abandon` breaks it at every step. Up to the first wait it runs inside the click. */
  async connect(): Promise<void> {
    const { lifetime, options, owner, typing } = this;
    const request = readOptions(options);
    if (!canCall(typing)) throw new DialNexaError(...(await load(diagnosis)).explainBrowser());
    const baseUrl = resolveBaseUrl(options.baseUrl);
    const left = options.rejoin && findLeftCall(options.agentVersionId);
    // Also when the event says `persisted`: a page kept for later stands still and cannot hold a call; shown again, its call
    // can be started. (`unload` is never used: it is not reliable, and keeps pages out of that cache.)
    onWindow(lifetime, 'pagehide', () => {
      if (this.leave) this.leave();
      owner.over('user_disconnected');
    });
    const sound = (this.sound = new Sound(lifetime, owner, options.page, typing));

    const prepare = async () => {
      this.iceServers = options.iceServers || (left ? left.iceServers : await fetchIceServers(lifetime, baseUrl, request.bearer));
      const peer = this.openPeer();
      await sound.adopt(peer);
      const offer = await makeOffer(peer.connection);
      sound.mark('offered');
      return { peer, offer };
    };
    // What takes no slot of the workspace is made ready while the visitor is asked for the microphone; what takes one comes
    // after the answer, for a refusal must hold none.
    const [{ peer, offer }] = await lifetime.wait(() => {
      const listening = typing ? Promise.resolve() : sound.start();
      // A document without an origin gets no microphone, and no server lets it in: the cause is told, not what comes of it.
      return Promise.all([window.origin === 'null' ? listening.then(prepare) : prepare(), listening]);
    });

    const place = async () => {
      const [call, answer] = await (left ? takeUpCall(left, offer) : createCall(baseUrl, request, offer));
      this.resource = call;
      // Until it is connected, a call that was left can be left once more.
      if (!left) this.release = hangUp;
      // Answered after the visitor gave up: the slot is given back.
      if (lifetime.endedBy) void this.tellPlatform();
      return answer;
    };
    const sdp = await lifetime.wait(() => inTime(place()));
    sound.mark('created');
    void followEvents(lifetime, this.resource!, (type, data) =>
      passOn(type, data, owner.emit, (reason) => {
        // Nothing is left to hang up.
        this.release = undefined;
        owner.over(reason);
      }),
    );
    await lifetime.wait(() => peer.connection.setRemoteDescription({ type: 'answer', sdp }));
    await lifetime.wait(() => untilConnected(peer, (error) => owner.over('network_failure', error)));
    sound.mark('connected');
    this.release = hangUp;
    if (left) findLeftCall(options.agentVersionId, true);
    load(upkeep).then((part) => lifetime.endedBy || part.keepUp(this), report);
  }

  openPeer(): Peer {
    return this.sound.connectPeer(this.iceServers);
  }

  ask(path: string, init: RequestInit, headers?: Record<string, string>): Promise<Response> {
    return ask(this.resource!, path, init, headers);
  }

  /** Sends `body` as JSON. `keepalive` lets it outlive the page. */
  async post(path: string, body: object): Promise<void> {
    await this.ask(path, { method: 'POST', body: JSON.stringify(body), keepalive: true }, json);
  }

  /** Throws why it is over, when it is. */
  check(): void {
    const { endedBy } = this.lifetime;
    if (endedBy) throw endedBy;
  }

  /** Closes and stops everything at once, then resolves when the platform was told. */
  abandon(reason: DialNexaError): Promise<void> {
    this.lifetime.finish(reason);
    if (this.sound) this.sound.tell('off');
    return this.tellPlatform();
  }

  private async tellPlatform(): Promise<void> {
    if (this.resource && this.release) await this.release(this.resource);
  }
}
