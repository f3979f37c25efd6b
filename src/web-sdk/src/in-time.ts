import { withDeadline } from './deadline';
import { DialNexaError } from './errors';

const answerLimitMs = 20_000;

/** Follows what was sent, but not for ever. Nothing is aborted: what the late answer brings is its sender's to undo. */
export function inTime<T>(answer: Promise<T>): Promise<T> {
  return withDeadline(
    answer,
    answerLimitMs,
    () => new DialNexaError('platform_timeout', `No answer within ${answerLimitMs / 1000} s. Try again.`),
  );
}
