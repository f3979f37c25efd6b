import type { ErrorCode } from './error-codes';
import { DialNexaError } from './errors';

/** Only Chromium has it: the one thing that tells a forgotten header or `allow` from a visitor who said no. */
interface PolicyDocument {
  featurePolicy?: { allowsFeature(feature: string): boolean };
}

/** Names the cause of a failed `getUserMedia`, and who can do what about it. */
export function explainMicrophoneFailure(error: unknown): DialNexaError {
  const { name, message } = Object(error) as { name?: string; message?: string };
  const failure = (code: ErrorCode, advice: string) => new DialNexaError(code, advice, error);
  switch (name) {
    case 'NotAllowedError':
      return refused(String(message), failure);
    case 'SecurityError':
      return failure('mic_sandboxed', 'Site owner: add allow-same-origin to the sandbox of the frame.');
    case 'NotFoundError':
      return failure('mic_not_found', 'No microphone was found. Connect one, and try again.');
    case 'NotReadableError':
    case 'AbortError':
      return failure('mic_busy', 'The microphone is in use. Close other programs that use it, and try again.');
    default:
      return failure('mic_unknown', `The microphone failed: ${name} ${message}`);
  }
}

function refused(message: string, failure: (code: ErrorCode, advice: string) => DialNexaError): DialNexaError {
  const framed = window.self !== window.top;
  const policy = (document as PolicyDocument).featurePolicy;
  if (policy && !policy.allowsFeature('microphone')) {
    return framed
      ? failure(
          'mic_not_allowed_in_frame',
          'Site owner: give the frame allow="microphone", and check the Permissions-Policy header of the page.',
        )
      : failure('mic_blocked_by_policy', 'Site owner: allow the microphone in the Permissions-Policy header of the page.');
  }
  // The wording is Chromium's; other browsers do not say.
  if (/dismissed/i.test(message)) return failure('mic_dismissed', 'The microphone was not allowed yet. Allow it, and try again.');
  if (/system/i.test(message))
    return failure('mic_blocked_by_system', 'The system blocks the microphone. Allow it in the system settings, and try again.');
  const hint = framed && !policy ? ' Site owner: give the frame allow="microphone".' : '';
  return failure('mic_denied', `The microphone was refused. Allow it in the browser settings, and try again.${hint}`);
}
