import { withDeadline } from './deadline';
import { DialNexaError } from './errors';
import { readRefusal } from './refusal';

const answerLimitMs = 20_000;

/** One request to the platform, whatever comes of it. `bearer` is a publishable key, or the token of one call. */
export function request(url: string, bearer: string, init: RequestInit, headers?: Record<string, string>): Promise<Response> {
  const all = Object.assign({ Authorization: `Bearer ${bearer}` }, headers);
  return fetch(url, Object.assign({ credentials: 'omit', cache: 'no-store', headers: all }, init));
}

/** The same, when it succeeds. Every failure, told or not, is a {@link DialNexaError}. */
export async function send(...[url, bearer, init, headers]: Parameters<typeof request>): Promise<Response> {
  const { origin } = new URL(url);
  const unreachable = (error: unknown) => {
    const advice = "Check the connection, blockers, and the page's Content-Security-Policy (connect-src).";
    throw new DialNexaError('platform_unavailable', `${origin} could not be reached. ${advice}`, error);
  };
  const response = await request(url, bearer, init, headers).catch(unreachable);
  if (!response.ok) throw await readRefusal(response, origin);
  return response;
}

/** Follows what was sent, but not for ever. Nothing is aborted: what the late answer brings is its sender's to undo. */
export function inTime<T>(answer: Promise<T>): Promise<T> {
  return withDeadline(
    answer,
    answerLimitMs,
    () => new DialNexaError('platform_timeout', `No answer within ${answerLimitMs / 1000} s. Try again.`),
  );
}
