import type { FrameMessage, Greeting, PageFacts } from '../messages';

/** Every handshake that a released loader speaks: a pinned snippet goes on working. */
const RELEASED_PROTOCOLS: readonly number[] = [1, 2];

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
  /** What it says of itself, since protocol 2. */
  readonly page: PageFacts | null;
}

/**
 * The frame's side of the handshake (`panel/handshake.ts` has the steps). Accepts a greeting only from the window that
 * embeds this one, from a real origin, in a released protocol, with exactly one port. Anything else gets no answer: the
 * page may be full of other scripts' messages. Whether that origin may have a call is the server's to decide.
 */
export function acceptGreeting({ data, origin, source, ports }: GreetingEvent, parent: unknown): Embedder | null {
  const { type, protocol, page = null } = Object(data) as Partial<Greeting>;
  // An opaque origin (a sandboxed page, a file) reads `null` and matches nothing.
  return source === parent && type === 'dialnexa:hello' && RELEASED_PROTOCOLS.includes(protocol!) && /^https?:\/\//.test(origin) && ports.length === 1
    ? { origin, port: ports[0]!, protocol: protocol!, page }
    : null;
}

/** Waits for the page's greeting and answers it: the first one alone. */
export function awaitEmbedder(view: Window, accepted: (embedder: Embedder) => void): void {
  const hear = (event: MessageEvent) => {
    const embedder = acceptGreeting(event, view.parent);
    if (!embedder) return;
    view.removeEventListener('message', hear);
    const welcome: FrameMessage = { type: 'welcome', protocol: embedder.protocol };
    embedder.port.postMessage(welcome);
    accepted(embedder);
  };
  view.addEventListener('message', hear);
}
