import { isGreeting, type FrameMessage } from '../messages';

/** Every handshake that a released loader speaks: a pinned snippet goes on working. */
const RELEASED_PROTOCOLS: readonly number[] = [1];

/** The parts of a `MessageEvent` that decide. */
export interface GreetingEvent {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
  readonly ports: readonly MessagePort[];
}

/** The page around the frame, once it has proved which one it is. */
export interface Embedder {
  /** From the browser, never from a message's content. */
  readonly origin: string;
  readonly port: MessagePort;
  /** What its loader speaks. */
  readonly protocol: number;
}

/**
 * The frame's side of the handshake (`loader/handshake.ts` has the steps). Accepts a greeting only from the window that
 * embeds this one, from a real origin, in a released protocol, with exactly one port. Anything else gets no answer: the
 * page may be full of other scripts' messages. Whether that origin may have a call is the server's to decide.
 */
export function acceptGreeting({ data, origin, source, ports }: GreetingEvent, parent: unknown): Embedder | null {
  if (source !== parent || !isGreeting(data) || !RELEASED_PROTOCOLS.includes(data.protocol)) return null;
  // An opaque origin (a sandboxed page, a file) reads `null` and matches nothing.
  if (!/^https?:\/\//.test(origin)) return null;
  const [port, ...more] = ports;
  return port && more.length === 0 ? { origin, port, protocol: data.protocol } : null;
}

/** Waits for the page's greeting and answers it. Returns the undo. */
export function awaitEmbedder(view: Window, accepted: (embedder: Embedder) => void): () => void {
  const hear = (event: MessageEvent) => {
    const embedder = acceptGreeting(event, view.parent);
    if (!embedder) return;
    stop();
    const welcome: FrameMessage = { type: 'welcome', protocol: embedder.protocol };
    embedder.port.postMessage(welcome);
    accepted(embedder);
  };
  const stop = () => view.removeEventListener('message', hear);
  view.addEventListener('message', hear);
  return stop;
}
