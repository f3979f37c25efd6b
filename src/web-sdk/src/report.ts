/** Tells of an error that nobody catches. `reportError` is newer than the oldest Safari supported (15.0; it came with 15.4). */
export function report(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else console.error(error);
}
