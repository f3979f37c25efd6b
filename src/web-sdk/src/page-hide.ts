import type { Lifetime } from './lifetime';

/**
 * Hangs up when the page goes away. Also when the event says `persisted`: a page kept for later stands still and cannot
 * hold a call; shown again, its call object has ended and can be started. (`unload` is never used: it is not reliable,
 * and keeps pages out of the back/forward cache.)
 */
export function onPageHide(lifetime: Lifetime, end: () => void): void {
  window.addEventListener('pagehide', end);
  lifetime.onEnd(() => window.removeEventListener('pagehide', end));
}
