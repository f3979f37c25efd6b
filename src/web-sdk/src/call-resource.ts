import { DialNexaError } from './errors';
import { inTime } from './in-time';
import type { CallRequest } from './options';
import { send } from './platform';

/** A call as the platform tells it, and the address that only it makes. Kept as JSON for a later page. */
export interface CallResource {
  url: string;
  call_id: string;
  /** Acts on this call alone. */
  call_token: string;
  /** What this call can do. */
  features?: readonly string[];
  /** Which of the call's connections this page has; `null` where the platform does not tell. */
  etag: string | null;
  /** How long the platform keeps it once its page has left it. */
  rejoin_window_ms?: number;
}

export const json = { 'Content-Type': 'application/json' };

/** One request about a call, to `path` below its address: its answer, in time, or a `DialNexaError`. */
export function ask(call: CallResource, path: string, init: RequestInit, headers?: Record<string, string>): Promise<Response> {
  return inTime(send(call.url + path, call.call_token, init, headers));
}

/**
 * Places the call, which takes a slot of the workspace. There is no way to abort: an abort can cross with the answer,
 * and the slot would stay taken. Who gives up before the answer lets it come, and hangs up.
 */
export async function createCall(baseUrl: string, request: CallRequest, offer: string): Promise<[CallResource, string]> {
  const body = JSON.stringify(Object.assign({ offer }, request.fields));
  const response = await send(`${baseUrl}/v1/web-calls`, request.bearer, { method: 'POST', body }, json);
  const created = (await response.json()) as CallResource & { answer: string };
  const location = response.headers.get('Location');
  if (!location || !created.answer)
    throw new DialNexaError('platform_unavailable', `${baseUrl} sent no answer or no Location. Check baseUrl.`);
  return [Object.assign(created, { url: new URL(location, baseUrl).href, etag: etagOf(response) }), created.answer];
}

/** Takes up a call that an earlier page left, by another connection. */
export async function takeUpCall(left: CallResource, offer: string): Promise<[CallResource, string]> {
  const response = await ask(left, '/media', { method: 'POST', body: offer }, { 'Content-Type': 'application/sdp' });
  return [Object.assign(left, { etag: etagOf(response) }), await response.text()];
}

const etagOf = (response: Response) => response.headers.get('ETag');

/** Ends the call on the platform. `keepalive` lets the request outlive the page; a failure is left to the platform's own timers. */
export async function hangUp(call: CallResource): Promise<void> {
  await ask(call, '', { method: 'DELETE', keepalive: true }).catch(() => {});
}
