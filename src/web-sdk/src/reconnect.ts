import type { DialNexaError } from './errors';
import type { Line } from './line';
import { renewMedia, restartIce } from './repairs';

/** Most interruptions heal by themselves sooner than this. */
const patienceMs = 3_000;
/** A restart that works is connected well within this. */
const retryMs = 5_000;
/** As long as the platform keeps a call whose sound has stopped. */
const windowMs = 30_000;

/**
 * Watches a connected call. An interruption that does not heal is answered by an ICE restart; when ICE has failed, or a
 * restart was answered and did not help, by another connection, where the platform can do that. Both again and again: when
 * the window has passed, or the platform says that the call is gone, it is given up. A recovery refills the window.
 */
export function keepConnected(line: Line): void {
  let nextTry: ReturnType<typeof setTimeout> | undefined;
  let windowEnd: ReturnType<typeof setTimeout> | undefined;
  const { features = [] } = line.resource!;
  /** A repair was answered: if that was a restart and did not help, another one will not. */
  let repaired = false;
  const giveUp = () => line.owner.over('network_failure');
  const calm = () => {
    clearTimeout(nextTry);
    clearTimeout(windowEnd);
    nextTry = windowEnd = undefined;
    repaired = false;
  };
  const stateNow = () => line.sound.peer.connection.connectionState;
  const attempt = async () => {
    // When the answer comes, this interruption may be over, and another one may have begun its own tries.
    const mine = windowEnd;
    try {
      if (features.includes('media') && (repaired || stateNow() === 'failed')) {
        await renewMedia(line);
        watch();
      } else await restartIce(line);
      // Unless it has helped at once.
      if (windowEnd === mine) repaired = true;
    } catch (error) {
      // `call_ended` and `call_not_found`.
      if (/^call_/.test((error as DialNexaError).code)) giveUp();
    }
    if (windowEnd === mine) nextTry = setTimeout(attempt, retryMs);
  };
  const onChange = () => {
    const state = stateNow();
    if (state === 'connected') {
      if (windowEnd) line.owner.emit('interrupted', false);
      calm();
    } else if (!windowEnd && (state === 'disconnected' || state === 'failed')) {
      windowEnd = setTimeout(giveUp, windowMs);
      nextTry = setTimeout(attempt, state === 'failed' ? 0 : patienceMs);
      line.owner.emit('interrupted', true);
    }
  };
  const watch = () => {
    line.sound.peer.connection.onconnectionstatechange = onChange;
    onChange();
  };
  line.lifetime.onEnd(calm);
  watch();
}
