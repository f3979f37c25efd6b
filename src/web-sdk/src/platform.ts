import { unreachable } from './errors';
import { readRefusal } from './refusal';

/** One request to the platform, whatever comes of it. `bearer` is a publishable key, or the token of one call. */
export function request(url: string, bearer: string, init: RequestInit, headers?: Record<string, string>): Promise<Response> {
  const all = Object.assign({ Authorization: `Bearer ${bearer}` }, headers);
  return fetch(url, Object.assign({ credentials: 'omit', cache: 'no-store', headers: all }, init));
}

/** The same, when it succeeds. Every failure, told or not, is a {@link DialNexaError}. */
export async function send(...[url, bearer, init, headers]: Parameters<typeof request>): Promise<Response> {
  const { origin } = new URL(url);
  const response = await request(url, bearer, init, headers).catch((error: unknown) => {
    throw unreachable(origin, error);
  });
  if (!response.ok) throw await readRefusal(response, origin);
  return response;
}
