import type { CallResource } from './call-resource';
import { abortAtEnd, type Lifetime } from './lifetime';
import { request } from './platform';
import { createParser, type ServerEvent } from './sse-parser';

const retryMs = 1_000;
/** The platform says something at least every 15 s: after this much silence the stream is dead. */
const silenceLimitMs = 35_000;

/**
 * Follows the call's events until the end of the lifetime: a stream that breaks is opened again after the last event
 * that arrived. (`EventSource` cannot send the token in a header, and an address is no place for it.)
 */
export async function followEvents(lifetime: Lifetime, call: CallResource, onEvent: (type: string | undefined, data: unknown) => void): Promise<void> {
  let lastEventId = '';
  const receive = ({ id, event, data }: ServerEvent) => {
    lastEventId = id || lastEventId;
    if (!lifetime.endedBy) onEvent(event, JSON.parse(data));
  };
  while (!lifetime.endedBy) {
    const abort = abortAtEnd(lifetime);
    const refused = await readOnce(call, lastEventId, abort, receive).catch(() => false);
    abort.abort();
    if (refused) return;
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}

/** Reads until the stream breaks. True when the platform refused it for good. */
async function readOnce(
  call: CallResource,
  lastEventId: string,
  abort: AbortController,
  receive: (event: ServerEvent) => void,
): Promise<boolean> {
  const stop = () => abort.abort();
  let silence = setTimeout(stop, silenceLimitMs);
  try {
    const headers = lastEventId ? { 'Last-Event-ID': lastEventId } : undefined;
    const response = await request(`${call.url}/events`, call.call_token, { signal: abort.signal }, headers);
    if (!response.ok || !response.body) return response.status < 500 && response.status !== 429;
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    const parse = createParser(receive);
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      clearTimeout(silence);
      silence = setTimeout(stop, silenceLimitMs);
      parse(decoder.decode(piece.value, { stream: true }));
    }
    return false;
  } finally {
    clearTimeout(silence);
  }
}
