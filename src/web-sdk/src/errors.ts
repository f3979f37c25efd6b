import { isRetryable, type ErrorCode } from './error-codes';

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
    const parts: Record<string, unknown> = { name: 'DialNexaError', code, retryable: isRetryable(code), cause };
    for (const name in parts) Object.defineProperty(this, name, { value: parts[name] });
  }
}

/**
 * An option that cannot work, told with its value and what to write instead.
 * @internal
 */
export function wrongOption(name: string, value: unknown, wanted: string, code: ErrorCode = 'invalid_request'): DialNexaError {
  return new DialNexaError(code, `${name} is "${value}". It must be ${wanted}.`);
}

/**
 * Something that was asked for over the network and did not come.
 * @internal
 */
export function unreachable(what: string, cause: unknown): DialNexaError {
  const advice = 'Check the connection, blockers and the Content-Security-Policy (connect-src, script-src).';
  return new DialNexaError('platform_unavailable', `${what} could not be reached. ${advice}`, cause);
}
