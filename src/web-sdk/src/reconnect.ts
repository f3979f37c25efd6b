import type { DialNexaError } from './errors';
import type { Lifetime } from './lifetime';

/** Most interruptions heal by themselves sooner than this. */
const patienceMs = 3_000;
/** A restart that works is connected well within this. */
const retryMs = 5_000;
/** As long as the platform keeps a call whose sound has stopped. */
const windowMs = 30_000;

/**
 * Watches a connected call. An interruption that does not heal is answered by `restart`, again and again; when the
 * window has passed, or the platform says that the call is gone, `giveUp` is called. A recovery refills the window.
 * `interrupted` is told when sound stops, and when it flows again.
 */
export function keepConnected(
  lifetime: Lifetime,
  peer: RTCPeerConnection,
  restart: () => Promise<void>,
  giveUp: () => void,
  interrupted: (now: boolean) => void,
): void {
  let nextTry: ReturnType<typeof setTimeout> | undefined;
  let windowEnd: ReturnType<typeof setTimeout> | undefined;
  const calm = () => {
    clearTimeout(nextTry);
    clearTimeout(windowEnd);
    nextTry = windowEnd = undefined;
  };
  const attempt = () =>
    restart()
      .catch(({ code }: DialNexaError) => {
        if (code === 'call_ended' || code === 'call_not_found') giveUp();
      })
      .then(() => {
        if (windowEnd) nextTry = setTimeout(attempt, retryMs);
      });
  const onChange = () => {
    const { connectionState: state } = peer;
    if (state === 'connected') {
      if (windowEnd) interrupted(false);
      calm();
    } else if (!windowEnd && (state === 'disconnected' || state === 'failed')) {
      windowEnd = setTimeout(giveUp, windowMs);
      nextTry = setTimeout(attempt, state === 'failed' ? 0 : patienceMs);
      interrupted(true);
    }
  };
  peer.onconnectionstatechange = onChange;
  lifetime.onEnd(calm);
  onChange();
}
