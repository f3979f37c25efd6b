import type { DialNexaError } from './errors';

/** Follows `promise`, or rejects with what `late` makes after `limitMs` milliseconds. Stops nothing by itself. */
export function withDeadline<T>(promise: Promise<T>, limitMs: number, late: () => DialNexaError): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(late()), limitMs);
    promise.then(resolve, reject).then(() => clearTimeout(timer));
  });
}
