import type { Lifetime } from './lifetime';

const intervalMs = 100;
/** Speech at a usual distance has an effective value of about 0.1 to 0.3 of full scale: this spreads it over the meter. */
const gain = 4;

/** Measures how loud both sides are, from now on. Made inside the click, or the browser keeps its clock standing. */
export function prepareLevels(
  lifetime: Lifetime,
  report: (input: number, output: number) => void,
): (side: 0 | 1, stream: MediaStream) => void {
  const analysers: (AnalyserNode | undefined)[] = [];
  let context: AudioContext;
  try {
    context = new AudioContext();
  } catch {
    // A page may hold only so many: the call goes on without its meter.
    return () => {};
  }
  const read = (analyser: AnalyserNode | undefined) => (analyser ? loudness(analyser) : 0);
  const timer = setInterval(() => report(read(analysers[0]), read(analysers[1])), intervalMs);
  lifetime.onEnd(() => {
    clearInterval(timer);
    void context.close();
  });
  return (side, stream) => {
    try {
      const analyser = context.createAnalyser();
      context.createMediaStreamSource(stream).connect(analyser);
      analysers[side] = analyser;
    } catch {
      // Firefox joins no sounds of different sample rates, as a headset's may be: this side goes without its meter.
    }
  };
}

function loudness(analyser: AnalyserNode): number {
  const samples = new Float32Array(analyser.fftSize);
  analyser.getFloatTimeDomainData(samples);
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
  return Math.min(1, gain * Math.sqrt(power));
}
