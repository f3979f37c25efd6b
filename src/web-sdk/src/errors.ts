import { retryableCodes, type ErrorCode } from './error-codes';

/** What `start()` rejects with and what the `error` event carries: always the same object for the same failure. */
export class DialNexaError extends Error {
  /** One of a closed list: decide by this, never by the message. */
  readonly code!: ErrorCode;
  /** Whether the same call to `start()` can succeed later, for example when the platform is less busy. */
  readonly retryable!: boolean;
  /** What the browser or the network said, when there was something: for logs. */
  readonly cause!: unknown;

  constructor(code: ErrorCode, message: string, cause?: unknown) {
    super(message);
    // Defined, not assigned: on a page that froze `Error.prototype`, assigning the inherited `name` throws.
    const define = (name: string, value: unknown) => Object.defineProperty(this, name, { value, configurable: true });
    define('name', 'DialNexaError');
    define('code', code);
    define('retryable', retryableCodes.includes(code));
    define('cause', cause);
  }
}
