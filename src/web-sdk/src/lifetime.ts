import type { DialNexaError } from './errors';

/**
 * What lives as long as one call does. Whatever starts leaves its undo here, and every wait goes through here, so that
 * one `end` breaks the waits and undoes the rest, newest first.
 */
export class Lifetime {
  private readonly undos: (() => void)[] = [];

  /** Why it ended; `undefined` while it lasts. */
  reason: DialNexaError | undefined;

  /** Runs `undo` at the end: at once when that is past, as for a microphone granted after the visitor gave up. */
  onEnd(undo: () => void): void {
    if (this.reason) undo();
    else this.undos.push(undo);
  }

  /** Begins and follows `work`, unless the end comes first: then rejects with its reason, and begins nothing. */
  wait<T>(work: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.reason) return reject(this.reason);
      this.onEnd(() => reject(this.reason));
      work().then(resolve, reject);
    });
  }

  end(reason: DialNexaError): void {
    this.reason = reason;
    for (const undo of this.undos.reverse()) undo();
  }
}
