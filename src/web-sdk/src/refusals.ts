import type { ErrorCode } from './error-codes';

/** What the platform may answer with; any other code in an answer is not believed. */
export const platformCodes: readonly ErrorCode[] = [
  'invalid_request',
  'invalid_key',
  'key_not_allowed',
  'origin_not_allowed',
  'agent_version_not_found',
  'call_not_found',
  'method_not_allowed',
  'agent_version_not_published',
  'capacity_reached',
  'call_ended',
  'precondition_failed',
  'payload_too_large',
  'unsupported_media_type',
  'unsupported_offer',
  'precondition_required',
  'rate_limited',
  'platform_unavailable',
  'platform_timeout',
];

/** What a bare status means, for answers that are not in the platform's error envelope: a gateway's, or a newer platform's. */
const codesByStatus: Record<number, ErrorCode> = {
  401: 'invalid_key',
  403: 'key_not_allowed',
  404: 'call_not_found',
  429: 'rate_limited',
  504: 'platform_timeout',
};

/** The code of a refusal: the one it names, when it is one of the platform's, or what its status comes to. */
export function knownCode(code: unknown, status: number): ErrorCode {
  const fallback = codesByStatus[status] || (status < 500 ? 'invalid_request' : 'platform_unavailable');
  return platformCodes.includes(code as ErrorCode) ? (code as ErrorCode) : fallback;
}
