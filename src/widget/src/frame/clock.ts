/** `m:ss`, or `h:mm:ss` from an hour on. */
export function formatElapsed(elapsedMs: number): string {
  const seconds = Math.floor(elapsedMs / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] ? parts : parts.slice(1);
  return shown.map((part, index) => (index ? String(part).padStart(2, '0') : String(part))).join(':');
}

/** Shows how long the call has lasted, once a second. Returns the undo. */
export function runClock(element: HTMLElement, now: () => number = () => performance.now()): () => void {
  const startedMs = now();
  const tick = () => {
    element.textContent = formatElapsed(now() - startedMs);
  };
  tick();
  const timer = setInterval(tick, 1000);
  return () => clearInterval(timer);
}
