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
  constructor(readonly tracks: FakeTrack[] = [new FakeTrack()]) {}

  getTracks(): FakeTrack[] {
    return this.tracks;
  }
}

export class FakeMediaDevices {
  readonly asked: unknown[] = [];
  readonly given: FakeStream[] = [];
  failure: unknown;

  constructor(private readonly steps: Steps) {}

  async getUserMedia(constraints: unknown): Promise<FakeStream> {
    this.asked.push(constraints);
    await this.steps.pass('microphone');
    if (this.failure) throw this.failure;
    const stream = new FakeStream();
    this.given.push(stream);
    return stream;
  }

  get liveTracks(): FakeTrack[] {
    return this.given.flatMap((stream) => stream.tracks).filter((track) => track.readyState === 'live');
  }
}

/** An `<audio>` element that knows in which order it was played and given its stream. */
export class FakeAudio {
  static made: FakeAudio[] = [];
  autoplay = false;
  readonly log: string[] = [];
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
}

/** Gives every analyser a steady wave of the amplitude that a test set. */
export class FakeAudioContext {
  static made: FakeAudioContext[] = [];
  static amplitude = 0;
  static joins = true;
  closed = false;

  constructor() {
    FakeAudioContext.made.push(this);
  }

  createAnalyser() {
    return { fftSize: 2048, getFloatTimeDomainData: (samples: Float32Array) => samples.fill(FakeAudioContext.amplitude) };
  }

  createMediaStreamSource(_stream: unknown) {
    if (!FakeAudioContext.joins) throw new DOMException('different sample-rate', 'NotSupportedError');
    return { connect: () => {} };
  }

  async close(): Promise<void> {
    if (this.closed) throw new Error('closed twice');
    this.closed = true;
  }
}
