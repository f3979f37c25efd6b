import type { Steps } from './steps';

export class FakeTrack {
  enabled = true;
  readyState: 'live' | 'ended' = 'live';
  onended: (() => void) | null = null;

  stop(): void {
    this.readyState = 'ended';
  }

  /** As when the device is unplugged: unlike `stop`, this is told. */
  unplug(): void {
    this.readyState = 'ended';
    this.onended?.();
  }
}

export class FakeStream {
  /** Copies of it, which its owner must stop as well. */
  readonly copies: FakeStream[] = [];

  constructor(
    readonly tracks: FakeTrack[] = [new FakeTrack()],
    readonly deviceId = 'default',
  ) {}

  getTracks(): FakeTrack[] {
    return this.tracks;
  }

  clone(): FakeStream {
    const copy = new FakeStream(
      this.tracks.map(({ enabled }) => Object.assign(new FakeTrack(), { enabled })),
      this.deviceId,
    );
    this.copies.push(copy);
    return copy;
  }
}

interface Constraints {
  audio: { deviceId?: string | { exact: string } };
}

export class FakeMediaDevices {
  readonly asked: Constraints[] = [];
  readonly given: FakeStream[] = [];
  /** What is plugged in; the first is the system's default. */
  devices = ['built-in', 'headset'];
  failure: unknown;

  constructor(private readonly steps: Steps) {}

  async getUserMedia(constraints: Constraints): Promise<FakeStream> {
    this.asked.push(constraints);
    await this.steps.pass('microphone');
    if (this.failure) throw this.failure;
    const wanted = constraints.audio.deviceId;
    const id = typeof wanted === 'object' ? wanted.exact : wanted;
    if (typeof wanted === 'object' && !this.devices.includes(wanted.exact)) throw new DOMException('', 'OverconstrainedError');
    const stream = new FakeStream([new FakeTrack()], id && this.devices.includes(id) ? id : this.devices[0]);
    this.given.push(stream);
    return stream;
  }

  async enumerateDevices(): Promise<{ kind: string }[]> {
    return this.devices.map(() => ({ kind: 'audioinput' }));
  }

  get liveTracks(): FakeTrack[] {
    return this.given.flatMap((stream) => stream.tracks).filter((track) => track.readyState === 'live');
  }

  get liveCopies(): FakeTrack[] {
    const copies = this.given.flatMap((stream) => stream.copies);
    return copies.flatMap((stream) => stream.tracks).filter((track) => track.readyState === 'live');
  }
}

/** An `<audio>` element that knows in which order it was played and given its stream. */
export class FakeAudio {
  static made: FakeAudio[] = [];
  /** What can be played on; `undefined` where the browser gives no choice. */
  static speakers: string[] | undefined = ['', 'loud', 'headphones'];
  autoplay = false;
  volume = 1;
  sinkId = '';
  readonly log: string[] = [];
  readonly setSinkId = FakeAudio.speakers && ((id: string) => this.playOn(id));
  private source: unknown = null;

  constructor() {
    FakeAudio.made.push(this);
  }

  get srcObject(): unknown {
    return this.source;
  }

  set srcObject(value: unknown) {
    this.source = value;
    this.log.push(value ? 'source' : 'no source');
  }

  async play(): Promise<void> {
    this.log.push('play');
    if (!this.source) throw new Error('no source yet');
  }

  pause(): void {
    this.log.push('pause');
  }

  private async playOn(id: string): Promise<void> {
    if (!FakeAudio.speakers!.includes(id)) throw new DOMException('Requested device not found', 'NotFoundError');
    this.sinkId = id;
  }
}

/** Gives every analyser a steady wave of the amplitude that a test set; nothing of a track that is off. */
export class FakeAudioContext {
  static made: FakeAudioContext[] = [];
  static amplitude = 0;
  static joins = true;
  closed = false;
  state: 'running' | 'suspended' = 'running';

  constructor() {
    FakeAudioContext.made.push(this);
  }

  createAnalyser() {
    return {
      fftSize: 2048,
      stream: undefined as FakeStream | undefined,
      getFloatTimeDomainData(samples: Float32Array) {
        const [track] = this.stream?.tracks ?? [];
        samples.fill(track && track.enabled && track.readyState === 'live' ? FakeAudioContext.amplitude : 0);
      },
    };
  }

  createMediaStreamSource(stream: FakeStream) {
    if (!FakeAudioContext.joins) throw new DOMException('different sample-rate', 'NotSupportedError');
    return { connect: (analyser: { stream: FakeStream | undefined }) => void (analyser.stream = stream) };
  }

  async resume(): Promise<void> {
    this.state = 'running';
  }

  async close(): Promise<void> {
    if (this.closed) throw new Error('closed twice');
    this.closed = true;
  }
}
