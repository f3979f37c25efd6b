import { isCommand, isVariables, type Command, type FrameMessage, type PageFacts } from '../messages';
import { awaitEmbedder } from './handshake';

/** The page around the frame. */
export interface Host {
  /** Its origin once the handshake is done; the frame's own on a page of its own; null while nobody has greeted. */
  origin: string | null;
  readonly embedded: boolean;
  /** What it said of itself; null while nobody has greeted, on a page of its own, and from a loader of protocol 1. */
  page: PageFacts | null;
  /** What its loader does not understand is not sent to it. */
  send(message: FrameMessage): void;
}

export interface HostListener {
  /** The page may be told things from now on. */
  arrived(): void;
  command(command: Command): void;
  variables(variables: Record<string, unknown>): void;
}

/** Finds out who is around this frame: nobody, or a page that has to greet first. */
export function findHost(view: Window, listener: HostListener): Host {
  const embedded = view.parent !== view;
  const host: Host = { origin: embedded ? null : view.location.origin, embedded, page: null, send() {} };
  if (embedded) {
    awaitEmbedder(view, ({ port, origin, protocol, page }) => {
      host.origin = origin;
      host.page = page;
      host.send = (message) => {
        const isNew = message.type === 'words' || (message.type === 'state' && message.detail.state === 'consent');
        if (protocol > 1 || !isNew) port.postMessage(message);
      };
      port.onmessage = ({ data }) => {
        if (isCommand(data)) listener.command(data);
        else if (isVariables(data)) listener.variables(data.variables);
      };
      listener.arrived();
    });
  }
  return host;
}
