/**
 * Every code a {@link DialNexaError} can have: one closed list, the same in the server, this package and the documentation.
 * The README's table has the cause and the fix of each.
 */
export type ErrorCode =
  // Told by the platform.
  | 'invalid_request'
  | 'invalid_key'
  | 'key_not_allowed'
  | 'origin_not_allowed'
  | 'agent_version_not_found'
  | 'call_not_found'
  | 'method_not_allowed'
  | 'agent_version_not_published'
  | 'capacity_reached'
  | 'call_ended'
  | 'precondition_failed'
  | 'payload_too_large'
  | 'unsupported_media_type'
  | 'unsupported_offer'
  | 'precondition_required'
  | 'rate_limited'
  | 'platform_unavailable'
  | 'platform_timeout'
  // Found in the browser.
  | 'unsupported_browser'
  | 'insecure_origin'
  | 'secret_key'
  | 'already_started'
  | 'cancelled'
  | 'connect_failed'
  | 'frame_blocked'
  | 'widget_paused'
  | 'mic_denied'
  | 'mic_dismissed'
  | 'mic_blocked_by_policy'
  | 'mic_not_allowed_in_frame'
  | 'mic_sandboxed'
  | 'mic_blocked_by_system'
  | 'mic_not_found'
  | 'mic_busy'
  | 'mic_silent'
  | 'mic_unknown';

// Of the microphone's, all but those that are the site owner's to mend.
const retryable = /^(rate_|platform_|capacity_|cancel|connect_|mic_(?!blocked_by_policy|not_allowed|sandbox))/;

/**
 * Whether trying again later, unchanged, can succeed.
 * @internal
 */
export function isRetryable(code: ErrorCode): boolean {
  return retryable.test(code);
}
