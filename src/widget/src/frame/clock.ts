/** The length of a call as a language writes it: minutes and seconds, from an hour on with the hours. */
export function formatElapsed(elapsedMs: number, language?: string): string {
  const hour = elapsedMs < 3_600_000 ? undefined : 'numeric';
  return new Intl.DateTimeFormat(language, { hour, minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: 'UTC' }).format(elapsedMs);
}

/** Shows how long the call has lasted, once a second. Returns the undo. */
export function runClock(element: HTMLElement, language?: string, now: () => number = () => performance.now()): () => void {
  const startedMs = now();
  const tick = () => {
    element.textContent = formatElapsed(now() - startedMs, language);
  };
  tick();
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
}
