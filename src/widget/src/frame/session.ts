import { DialNexaError, type ErrorCode } from '@dialnexa/web-sdk';

/** The answer of `POST /widget/{id}/session`: permission for one call from one embedding page. */
export interface Session {
  embedToken: string;
  expiresInSec: number;
  iceServers: RTCIceServer[];
}

/**
 * Asks for an embed token for `origin`, the page around the frame. On the frame's own server, without a cookie.
 * @throws DialNexaError with the server's code; `connect_failed` when there is no readable answer.
 */
export async function requestSession(widgetId: string, origin: string, signal: AbortSignal, send: typeof fetch = fetch): Promise<Session> {
  const path = `/widget/${encodeURIComponent(widgetId)}/session`;
  const answer = await send(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ origin }),
    credentials: 'omit',
    signal,
  }).catch((cause: unknown) => {
    throw signal.aborted ? cause : new DialNexaError('connect_failed', `${path} could not be reached. Check the connection and try again.`, cause);
  });
  const body = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  if (answer.ok && typeof body.embed_token === 'string') {
    return {
      embedToken: body.embed_token,
      expiresInSec: Number(body.expires_in_sec) || 0,
      iceServers: Array.isArray(body.ice_servers) ? (body.ice_servers as RTCIceServer[]) : [],
    };
  }
  if (typeof body.code === 'string') throw new DialNexaError(body.code as ErrorCode, String(body.message));
  throw new DialNexaError('connect_failed', `${path} answered ${answer.status} without a session. Try again.`);
}
