import type { DialNexaError } from './errors';

/**
 * What lives as long as one call does. Whatever starts leaves its undo here, and every wait goes through here, so that
 * one `finish` breaks the waits and undoes the rest, newest first.
 */
export class Lifetime {
  private readonly undos = new Set<() => void>();

  /** Why it ended; `undefined` while it lasts. */
  endedBy: DialNexaError | undefined;

  /**
   * Runs `undo` at the end: at once when that is past, as for a microphone granted after the visitor gave up. Returns what
   * runs it earlier; it runs only once.
   */
  onEnd(undo: () => void): () => void {
    const once = () => {
      if (this.undos.delete(once)) undo();
    };
    this.undos.add(once);
    if (this.endedBy) once();
    return once;
  }

  /** Begins and follows `work`, unless the end comes first: then rejects with its reason, and begins nothing. */
  wait<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.endedBy) return reject(this.endedBy);
      const settled = this.onEnd(() => reject(this.endedBy));
      // After `resolve` the rejection that `settled` runs is too late to count.
      work().then(resolve, reject).then(settled);
    });
  }

  finish(endedBy: DialNexaError): void {
    this.endedBy = endedBy;
    for (const undo of Array.from(this.undos).reverse()) undo();
  }
}

/** Aborts at the end of the lifetime, if nothing aborts it before. */
export function abortAtEnd(lifetime: Lifetime): AbortController {
  const abort = new AbortController();
  lifetime.onEnd(() => abort.abort());
  return abort;
}
