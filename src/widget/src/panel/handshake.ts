import { PROTOCOL, type FrameMessage, type Greeting, type PageFacts } from '../messages';

/** A frame that answers at all answers in milliseconds; this leaves room for a slow phone. */
export const ANSWER_WITHIN_MS = 5000;

export interface Listener {
  /** The frame answered: `port` reaches it. Again after the frame was reloaded. */
  welcomed(port: MessagePort): void;
  message(message: FrameMessage): void;
  /** No answer in time. The browser fires `load` for a frame it refused too, so silence is the only sign. */
  unanswered(): void;
  /** A script of the page put the frame into a sandbox, where no greeting reaches it. */
  sandboxed(): void;
}

/** The parts of an iframe element that the handshake uses. */
export type FrameElement = Pick<HTMLIFrameElement, 'addEventListener' | 'removeEventListener' | 'contentWindow' | 'getAttribute'>;

/**
 * The page's side of the handshake; the frame's is `frame/handshake.ts`.
 *
 * 1. The frame's document loads; the loader knows its exact origin from the settings.
 * 2. The loader greets it with that origin as the target, tells what only the page knows, and transfers one end of a channel: a
 *    document of any other origin in its place receives nothing.
 * 3. The frame checks who greets, and answers `welcome` on the port. Everything later goes by the port, which nobody else holds.
 *
 * Returns the undo.
 */
export function greet(frame: FrameElement, origin: string, page: () => PageFacts, listener: Listener): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let port: MessagePort | undefined;

  const stop = () => {
    clearTimeout(timer);
    port?.close();
  };
  const hear = (mine: MessagePort, message: FrameMessage) => {
    if (message.type !== 'welcome') return listener.message(message);
    clearTimeout(timer);
    listener.welcomed(mine);
  };
  const loaded = () => {
    stop();
    if (isSandboxed(frame)) return listener.sandboxed();
    const { port1, port2 } = new MessageChannel();
    port = port1;
    port1.onmessage = ({ data }) => hear(port1, data as FrameMessage);
    timer = setTimeout(() => listener.unanswered(), ANSWER_WITHIN_MS);
    const greeting: Greeting = { type: 'dialnexa:hello', protocol: PROTOCOL, page: page() };
    // A frame that has just loaded has a window.
    frame.contentWindow!.postMessage(greeting, origin, [port2]);
  };

  frame.addEventListener('load', loaded);
  return () => {
    frame.removeEventListener('load', loaded);
    stop();
  };
}

/** Without these two the frame has no script, or an origin that is nobody's: the greeting is for this server's alone. */
function isSandboxed(frame: FrameElement): boolean {
  const sandbox = frame.getAttribute('sandbox');
  return sandbox !== null && !['allow-scripts', 'allow-same-origin'].every((token) => sandbox.toLowerCase().includes(token));
}
