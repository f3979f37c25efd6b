import type { CallFeedback } from './call-types';
import type { LineSound } from './line';

/** The entries of an `RTCStatsReport` that are looked at; no browser has all of it. */
interface Entry {
  type: string;
  packetsLost?: number;
  packetsReceived?: number;
  jitter?: number;
  concealedSamples?: number;
  totalSamplesReceived?: number;
  fractionLost?: number;
  roundTripTime?: number;
  nominated?: boolean;
  currentRoundTripTime?: number;
}

/**
 * The body of `POST {location}/feedback`: what the visitor said, and as `client_stats` the `stages` in milliseconds since the
 * click, `loss` (of what was to be heard) and `loss_sent`, 0 to 1, `concealed`, the part of the sound that the browser had to
 * make up, 0 to 1, `jitter_ms` and `round_trip_ms`. What the browser does not tell is left out.
 */
export function feedbackBody({ rating, comment, stages }: CallFeedback, sound: LineSound): object {
  const numbers = { stages: rounded(Object.assign({}, sound.reached, stages)) };
  return { rating, comment, client_stats: Object.assign(numbers, sound.lastStats && readQuality(sound.lastStats)) };
}

function rounded(stages: Record<string, number>): Record<string, number> {
  for (const name of Object.keys(stages)) stages[name] = Math.round(stages[name]!);
  return stages;
}

function readQuality(stats: RTCStatsReport): Record<string, number> {
  const quality: Record<string, number> = {};
  const put = (name: string, value: number, decimals: number) => {
    if (isFinite(value)) quality[name] = Number(value.toFixed(decimals));
  };
  stats.forEach((entry: Entry) => {
    if (entry.type === 'inbound-rtp') {
      put('loss', entry.packetsLost! / (entry.packetsLost! + entry.packetsReceived!), 4);
      put('concealed', entry.concealedSamples! / entry.totalSamplesReceived!, 4);
      put('jitter_ms', entry.jitter! * 1000, 1);
    } else if (entry.type === 'remote-inbound-rtp') {
      put('loss_sent', entry.fractionLost!, 4);
      put('round_trip_ms', entry.roundTripTime! * 1000, 1);
    } else if (entry.type === 'candidate-pair' && entry.nominated && !('round_trip_ms' in quality)) {
      put('round_trip_ms', entry.currentRoundTripTime! * 1000, 1);
    }
  });
  return quality;
}
