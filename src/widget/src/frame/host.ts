import { isCommand, type Command, type FrameMessage } from '../messages';
import { awaitEmbedder } from './handshake';

/** The page around the frame. */
export interface Host {
  /** Its origin once the handshake is done; the frame's own on a page of its own; null while nobody has greeted. */
  readonly origin: string | null;
  readonly embedded: boolean;
  send(message: FrameMessage): void;
}

export interface HostListener {
  /** The page may be told things from now on. */
  arrived(): void;
  command(command: Command): void;
}

/** Finds out who is around this frame: nobody, or a page that has to greet first. */
export function findHost(view: Window, listener: HostListener): Host {
  if (view.parent === view) return { origin: view.location.origin, embedded: false, send() {} };
  let port: MessagePort | undefined;
  let origin: string | null = null;
  awaitEmbedder(view, (embedder) => {
    ({ port, origin } = embedder);
    port.onmessage = ({ data }) => {
      if (isCommand(data)) listener.command(data);
    };
    listener.arrived();
  });
  return {
    get origin() {
      return origin;
    },
    embedded: true,
    send(message) {
      port?.postMessage(message);
    },
  };
}
