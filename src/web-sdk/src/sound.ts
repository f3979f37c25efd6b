import type { CallOptions, MicrophoneState } from './call-types';
import type { Lifetime } from './lifetime';
import type { LineOwner, LineSound } from './line';
import { openMicrophone, stopTracks } from './microphone';
import { openPeer, type Peer } from './peer';
import { play, prepareContext, preparePlayback } from './playback';

/** The visitor's side of a call's sound: microphone, player, meter, and the connection they are on. Made inside the click. */
export class Sound implements LineSound {
  readonly reached: Record<string, number> = {};
  readonly player: HTMLAudioElement;
  readonly context: AudioContext | undefined;
  captured: MediaStream | undefined;
  lastStats: RTCStatsReport | undefined;
  microphoneState: MicrophoneState = 'off';
  lastWork = Promise.resolve();
  /** From the first `adopt` on. */
  peer!: Peer;
  private readonly startedAtMs = performance.now();
  private stopCaptured: (() => void) | undefined;

  constructor(
    private readonly lifetime: Lifetime,
    readonly owner: LineOwner,
    private readonly page: CallOptions['page'],
    readonly typing: boolean,
  ) {
    this.player = preparePlayback(lifetime);
    this.player.volume = owner.controls.loudness;
    this.context = prepareContext(lifetime);
  }

  /** Asks for the visitor's first microphone. */
  async start(): Promise<void> {
    this.mark('asked');
    await this.listen(this.owner.controls.microphoneId);
    this.mark('granted');
  }

  /** Asks for a microphone, which then takes the place of the present one. */
  async listen(deviceId?: ConstrainDOMString): Promise<void> {
    const { lifetime } = this;
    if (!this.captured) this.tell('asking');
    const [stream, stop] = await lifetime.wait(async () => {
      const granted = await openMicrophone(deviceId, this.page);
      // Granted after the visitor gave up: off again at once.
      return [granted, lifetime.onEnd(() => stopTracks(granted))] as const;
    });
    const { stopCaptured: stopPrevious } = this;
    this.stopCaptured = stop;
    this.captured = stream;
    this.applyMute();
    if (this.peer) await lifetime.wait(() => this.adopt(this.peer));
    if (stopPrevious) stopPrevious();
    this.tell('on');
  }

  /** Lets the call's mute take effect. */
  applyMute(): void {
    if (this.captured) this.captured.getTracks().forEach((track) => (track.enabled = !this.owner.controls.isMuted));
  }

  /** Tells how the microphone is, when that has changed. */
  tell(state: MicrophoneState): void {
    if (this.microphoneState === state) return;
    this.microphoneState = state;
    this.owner.emit('microphone', { state });
  }

  /** Opens a connection, which nothing uses yet. */
  connectPeer(iceServers: RTCIceServer[]): Peer {
    return openPeer(this.lifetime, iceServers, this.typing ? 'recvonly' : 'sendrecv', (stream) => {
      this.player.srcObject = stream;
      play(this.player);
    });
  }

  async adopt(peer: Peer): Promise<void> {
    const { peer: previous, captured } = this;
    this.peer = peer;
    if (captured) await peer.voice.replaceTrack(captured.getTracks()[0]!);
    if (previous && previous !== peer) previous.discard();
  }

  /** Notes that a stage of the start was reached. */
  mark(stage: string): void {
    this.reached[stage] = performance.now() - this.startedAtMs;
  }
}
