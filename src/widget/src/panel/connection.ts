import type { Kit } from '../loader/kit';
import type { FrameMessage, PageFacts, PageMessage } from '../messages';
import type { Settings } from '../loader/settings';
import { greet } from './handshake';
import { openHolder, type Holder } from './holder';
import type { Refusal } from './refusal';

/** A frame on the page, and the way to it. */
export interface Connection {
  readonly holder: Holder;
  /** Sends, or keeps it until the frame has answered. */
  tell(message: PageMessage): void;
  close(): void;
}

export interface ConnectionListener {
  message(message: FrameMessage): void;
  blocked(refusal: Refusal, directive?: string): void;
}

/** Opens a frame, hidden, and greets it with what the page knows. The panel goes `beyond` px from the edge of the window. */
export function connect(settings: Settings, beyond: number, page: (frame: Element) => PageFacts, { message, blocked }: ConnectionListener, kit: Kit): Connection {
  const { origin } = new URL(settings.frameUrl);
  const waiting: PageMessage[] = [];
  let port: MessagePort | undefined;

  // One cause is told: what was kept out does not answer either.
  const refuse = (refusal: Refusal, directive?: string) => {
    stopPolicy();
    stopGreeting();
    blocked(refusal, directive);
  };
  // Before the frame is asked for: the page's own policy refuses it at once.
  const stopPolicy = kit.watchPolicy(origin, (directive) => {
    if (/^(frame|child|default)-src/.test(directive)) refuse('policy', directive);
  });
  const holder = openHolder(settings, beyond, kit);
  const stopGreeting = greet(holder.frame, origin, () => page(holder.frame), {
    welcomed(given) {
      stopPolicy();
      port = given;
      waiting.splice(0).forEach(connection.tell);
    },
    message,
    unanswered: () => refuse('silence'),
    sandboxed: () => refuse('sandbox'),
  });
  const connection: Connection = {
    holder,
    tell(message) {
      if (port) port.postMessage(message);
      else waiting.push(message);
    },
    close() {
      stopPolicy();
      stopGreeting();
      holder.remove();
    },
  };
  return connection;
}
