import { platformCodes, type ErrorCode } from './error-codes';
import { DialNexaError } from './errors';

/** What a bare status means, for answers that are not in the platform's error envelope: a gateway's, or a newer platform's. */
const codesByStatus: Record<number, ErrorCode> = {
  401: 'invalid_key',
  403: 'key_not_allowed',
  404: 'call_not_found',
  429: 'rate_limited',
  504: 'platform_timeout',
};

/** Reads `{ statusCode, message, error, code }` from a refusing answer. */
export async function readRefusal(response: Response, origin: string): Promise<DialNexaError> {
  const { status } = response;
  const body: unknown = await response.json().catch(() => undefined);
  const { code, message } = Object(body) as { code: ErrorCode; message?: string };
  const fallback = codesByStatus[status] || (status < 500 ? 'invalid_request' : 'platform_unavailable');
  return new DialNexaError(platformCodes.includes(code) ? code : fallback, message || `${origin} answered ${status}.`);
}
