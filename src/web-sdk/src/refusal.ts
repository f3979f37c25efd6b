import type { ErrorCode } from './error-codes';
import { DialNexaError } from './errors';
import { load, refusals } from './parts';

/** Reads `{ statusCode, message, error, code }` from a refusing answer. */
export async function readRefusal(response: Response, origin: string): Promise<DialNexaError> {
  const { status } = response;
  const body: unknown = await response.json().catch(() => undefined);
  const { code, message } = Object(body) as { code: unknown; message?: string };
  const known = await load(refusals).then(
    (part) => part.knownCode(code, status),
    (): ErrorCode => (status < 500 ? 'invalid_request' : 'platform_unavailable'),
  );
  return new DialNexaError(known, message || `${origin} answered ${status}.`);
}
