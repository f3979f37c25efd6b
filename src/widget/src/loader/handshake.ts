import type { FrameMessage, Greeting } from '../messages';

/** A frame that answers at all answers in milliseconds; this leaves room for a slow phone. */
export const ANSWER_WITHIN_MS = 5000;

export interface Listener {
  /** The frame answered: `port` reaches it. Again after the frame was reloaded. */
  welcomed(port: MessagePort): void;
  message(message: FrameMessage): void;
  /** No answer in time. The browser fires `load` for a frame it refused too, so silence is the only sign. */
  blocked(): void;
}

/** The parts of an iframe element that the handshake uses. */
export type FrameElement = Pick<HTMLIFrameElement, 'addEventListener' | 'removeEventListener' | 'contentWindow'>;

/**
 * The page's side of the handshake; the frame's is `frame/handshake.ts`.
 *
 * 1. The frame's document loads; the loader knows its exact origin from the settings.
 * 2. The loader greets it with that origin as the target, and transfers one end of a channel: a document of any other origin
 *    in its place receives nothing.
 * 3. The frame checks who greets, and answers `welcome` on the port. Everything later goes by the port, which nobody else holds.
 *
 * Returns the undo.
 */
export function greet(frame: FrameElement, origin: string, protocol: number, listener: Listener): () => void {
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
    const { port1, port2 } = new MessageChannel();
    port = port1;
    port1.onmessage = ({ data }) => hear(port1, data as FrameMessage);
    timer = setTimeout(() => listener.blocked(), ANSWER_WITHIN_MS);
    const greeting: Greeting = { type: 'dialnexa:hello', protocol };
    // A frame that has just loaded has a window.
    frame.contentWindow!.postMessage(greeting, origin, [port2]);
  };

  frame.addEventListener('load', loaded);
  return () => {
    frame.removeEventListener('load', loaded);
    stop();
  };
}
