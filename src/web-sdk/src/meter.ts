import type { Line } from './line';

const intervalMs = 100;
/** Speech at a usual distance has an effective value of about 0.1 to 0.3 of full scale: this spreads it over the meter. */
const gain = 4;

/**
 * Tells how loud both sides are, from now on; `heard` is told the microphone's side of it, `undefined` where it cannot be
 * measured. The microphone is measured by a copy, which is never sent and so never muted. While the browser keeps the sound's
 * clock standing, which the visitor's next click ends, nothing is told.
 */
export function measureLevels({ lifetime, sound, owner }: Line, heard: (input: number | undefined) => void): void {
  const { context, player } = sound;
  if (!context) return;
  let discard = () => {};
  const ofVisitor = createGauge(context, (stream) => {
    discard();
    const copy = stream.clone();
    copy.getTracks().forEach((track) => (track.enabled = true));
    discard = lifetime.onEnd(() => copy.getTracks().forEach((track) => track.stop()));
    return copy;
  });
  const ofAgent = createGauge(context, (stream) => stream);
  const timer = setInterval(() => {
    const input = ofVisitor(sound.captured);
    const output = ofAgent(player.srcObject as MediaStream | null) || 0;
    if (context.state !== 'running') return;
    if (output && !sound.reached['first_sound']) sound.mark('first_sound');
    heard(input);
    owner.emit('level', { input: input || 0, output });
  }, intervalMs);
  lifetime.onEnd(() => clearInterval(timer));
}

/** Reads how loud a stream is, and goes over to another when it is given one. */
function createGauge(
  context: AudioContext,
  tap: (stream: MediaStream) => MediaStream,
): (stream?: MediaStream | null) => number | undefined {
  let measured: MediaStream | undefined;
  let analyser: AnalyserNode | undefined;
  return (stream) => {
    if (stream && stream !== measured) {
      measured = stream;
      analyser = undefined;
      try {
        const next = context.createAnalyser();
        context.createMediaStreamSource(tap(stream)).connect(next);
        analyser = next;
      } catch {
        // Firefox joins no sounds of different sample rates, as a headset's may be: this side goes without its meter.
      }
    }
    return analyser && loudness(analyser);
  };
}

function loudness(analyser: AnalyserNode): number {
  const samples = new Float32Array(analyser.fftSize);
  analyser.getFloatTimeDomainData(samples);
  return Math.min(1, (gain * Math.hypot(...samples)) / Math.sqrt(samples.length));
}
