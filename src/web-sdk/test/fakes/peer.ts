import { FakeStream, type FakeTrack } from './media';
import type { Steps } from './steps';

export const answer = 'v=0\r\na=ice-ufrag:old\r\na=ice-pwd:oldpassword\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n';

/** Does what a browser's does, in order, and throws when it is used after `close` or out of order. */
export class FakePeerConnection {
  static made: FakePeerConnection[] = [];
  static steps: Steps;
  static connects = true;
  static stats = new Map<string, object>();

  get connectionState(): RTCPeerConnectionState {
    return this.current;
  }
  onconnectionstatechange: (() => void) | null = null;
  ontrack: ((event: unknown) => void) | null = null;
  remoteDescription: { type: string; sdp: string } | null = null;
  /** The one track that is sent. */
  sent: FakeTrack | undefined;
  direction: string | undefined;
  readonly offers: unknown[] = [];
  private current: RTCPeerConnectionState = 'new';
  private local: unknown;

  constructor(readonly configuration: RTCConfiguration) {
    FakePeerConnection.made.push(this);
  }

  addTransceiver(kind: string, { direction }: { direction: string }) {
    this.mustBeOpen();
    if (kind !== 'audio') throw new TypeError(`unexpected ${kind}`);
    this.direction = direction;
    return { sender: { replaceTrack: (track: FakeTrack) => this.replaceTrack(track) } };
  }

  async getStats(): Promise<Map<string, object>> {
    this.mustBeOpen();
    return FakePeerConnection.stats;
  }

  async createOffer(options?: unknown) {
    this.mustBeOpen();
    this.offers.push(options);
    await FakePeerConnection.steps.pass('offer');
    return {
      type: 'offer',
      sdp:
        `v=0\r\na=ice-ufrag:mine${this.offers.length}\r\na=fingerprint:sha-256 AA\r\n` +
        `m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\na=${this.direction}\r\n`,
    };
  }

  async setLocalDescription(description: unknown): Promise<void> {
    this.mustBeOpen();
    await FakePeerConnection.steps.pass('local description');
    this.local = description;
  }

  async setRemoteDescription(description: { type: string; sdp: string }): Promise<void> {
    this.mustBeOpen();
    if (!this.local) throw new Error('answer before offer');
    await FakePeerConnection.steps.pass('remote description');
    this.remoteDescription = description;
    if (this.current === 'new') void this.connect();
  }

  close(): void {
    if (this.current === 'closed') throw new Error('closed twice');
    this.current = 'closed';
  }

  become(state: RTCPeerConnectionState): void {
    this.current = state;
    this.onconnectionstatechange?.();
  }

  private async connect(): Promise<void> {
    await FakePeerConnection.steps.pass('connection');
    if (!FakePeerConnection.connects || this.current === 'closed') return;
    const track = new FakeStream().tracks[0];
    this.ontrack?.({ track, streams: [new FakeStream()] });
    this.become('connected');
  }

  private async replaceTrack(track: FakeTrack): Promise<void> {
    this.mustBeOpen();
    await FakePeerConnection.steps.pass('track');
    this.sent = track;
  }

  private mustBeOpen(): void {
    if (this.current === 'closed') throw new Error('used after close');
  }
}
