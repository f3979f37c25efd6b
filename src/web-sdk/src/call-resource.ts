import type { CallOptions } from './call-types';
import { DialNexaError } from './errors';
import type { Lifetime } from './lifetime';
import { inTime, send } from './platform';

/** A call as the platform keeps it: an address that only it makes, and the token that acts on it. */
export interface CallResource {
  url: string;
  callId: string;
  bearer: string;
  answer: string;
}

/** The STUN and TURN servers to use. Takes no slot, so it may be asked before the visitor has said yes. */
export async function fetchIceServers(lifetime: Lifetime, baseUrl: string, bearer: string): Promise<RTCIceServer[]> {
  const abort = new AbortController();
  lifetime.onEnd(() => abort.abort());
  const response = await send(`${baseUrl}/v1/web-calls/ice-servers`, bearer, { signal: abort.signal });
  const body = (await response.json()) as { ice_servers: RTCIceServer[] };
  return body.ice_servers;
}

/**
 * Places the call, which takes a slot of the workspace. There is no way to abort: an abort can cross with the answer,
 * and the slot would stay taken. Who gives up before the answer lets it come, and hangs up.
 */
export async function createCall(baseUrl: string, options: CallOptions, offer: string): Promise<CallResource> {
  const { agentVersionId, apiKey, variables, metadata } = options;
  const body = JSON.stringify({ agent_version_id: agentVersionId, variables, metadata, offer });
  const response = await send(`${baseUrl}/v1/web-calls`, apiKey, { method: 'POST', body }, { 'Content-Type': 'application/json' });
  const {
    call_id: callId,
    call_token: bearer,
    answer,
  } = (await response.json()) as { call_id: string; call_token: string; answer: string };
  const location = response.headers.get('Location');
  if (!location || !answer) throw new DialNexaError('platform_unavailable', `${baseUrl} sent no answer or no Location. Check baseUrl.`);
  return { url: new URL(location, baseUrl).href, callId, bearer, answer };
}

/** Ends the call on the platform. `keepalive` lets the request outlive the page; a failure is left to the platform's own timers. */
export async function hangUp({ url, bearer }: CallResource): Promise<void> {
  await inTime(send(url, bearer, { method: 'DELETE', keepalive: true })).catch(() => {});
}
