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

/**
 * Which codes exist at run time, and whether trying again later, unchanged, can succeed.
 * @internal
 */
export const retryableCodes: Readonly<Record<ErrorCode, boolean>> = {
  invalid_request: false,
  invalid_key: false,
  key_not_allowed: false,
  origin_not_allowed: false,
  agent_version_not_found: false,
  call_not_found: false,
  method_not_allowed: false,
  agent_version_not_published: false,
  capacity_reached: true,
  call_ended: false,
  precondition_failed: false,
  payload_too_large: false,
  unsupported_media_type: false,
  unsupported_offer: false,
  precondition_required: false,
  rate_limited: true,
  platform_unavailable: true,
  platform_timeout: true,
  unsupported_browser: false,
  insecure_origin: false,
  secret_key: false,
  already_started: false,
  cancelled: true,
  connect_failed: true,
  frame_blocked: false,
  widget_paused: false,
  mic_denied: true,
  mic_dismissed: true,
  mic_blocked_by_policy: false,
  mic_not_allowed_in_frame: false,
  mic_sandboxed: false,
  mic_blocked_by_system: true,
  mic_not_found: true,
  mic_busy: true,
  mic_silent: true,
  mic_unknown: true,
};
