import { DialNexaError, type ErrorCode } from '@dialnexa/web-sdk';

/** The answer of `POST /widget/{id}/session`: permission for one call from one embedding page. */
export interface Session {
  embed_token: string;
  expires_in_sec: number;
  ice_servers: RTCIceServer[];
}

/**
 * Asks for an embed token for `origin`, the page around the frame. On the frame's own server, without a cookie.
 * @throws DialNexaError with the server's code; `connect_failed` when there is no readable answer.
 */
export async function requestSession(widgetId: string, origin: string, signal: AbortSignal, send: typeof fetch = fetch): Promise<Session> {
  const path = `/widget/${widgetId}/session`;
  const failure = (how: string, cause?: unknown) => new DialNexaError('connect_failed', `${path} ${how}. Check the connection. Try again.`, cause);
  const headers = { 'Content-Type': 'application/json' };
  const answer = await send(path, { method: 'POST', headers, body: JSON.stringify({ origin }), credentials: 'omit', signal }).catch((cause: unknown) => {
    throw signal.aborted ? cause : failure('could not be reached', cause);
  });
  const body = (await answer.json().catch(() => ({}))) as Session & { code?: ErrorCode; message: string };
  if (body.embed_token) return body;
  throw body.code ? new DialNexaError(body.code, body.message) : failure(`answered ${answer.status} without a session`);
}
