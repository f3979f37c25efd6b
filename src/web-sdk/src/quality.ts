import type { Line } from './line';

const sampleMs = 2_000;

/** Keeps how the connection is: Firefox tells nothing of one that was closed, and feedback mostly comes after the call. */
export function sampleQuality({ sound, lifetime }: Line): void {
  const sample = () =>
    void sound.peer.connection.getStats().then(
      (stats) => (sound.lastStats = stats),
      () => {},
    );
  const timer = setInterval(sample, sampleMs);
  sample();
  lifetime.onEnd(() => {
    clearInterval(timer);
    sample();
  });
}
