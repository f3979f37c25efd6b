import type { Command, Failure, FrameMessage } from '../messages';
import type { LoaderSettings } from '../settings';
import { greet } from './handshake';
import { openHolder, type Holder } from './holder';

export interface Panel {
  readonly open: boolean;
  show(open: boolean): void;
  /** Sends a command, or keeps it until the frame has answered. Without a frame there is nobody to tell. */
  tell(command: Command): void;
}

export interface PanelEvents {
  shown(open: boolean): void;
  message(message: FrameMessage): void;
  failed(failure: Failure): void;
}

/** The frame and its holder: made at the first opening, kept while minimised, so that a call goes on. */
export function createPanel(settings: LoaderSettings, events: PanelEvents): Panel {
  let connection: Connection | undefined;

  const panel = {
    open: false,
    show(open: boolean) {
      if (open === panel.open) return;
      panel.open = open;
      connection ??= connect(settings, events);
      connection.holder.show(open);
      if (open) {
        connection.holder.frame.focus();
        connection.tell('focus');
      } else if (connection.blocked) {
        // The next opening tries again.
        connection.holder.remove();
        connection = undefined;
      }
      events.shown(open);
    },
    tell: (command: Command) => connection?.tell(command),
  };
  return panel;
}

interface Connection {
  readonly holder: Holder;
  readonly blocked: boolean;
  tell(command: Command): void;
}

/** Opens the frame and greets it. */
function connect(settings: LoaderSettings, { message, failed }: PanelEvents): Connection {
  const holder = openHolder(settings);
  const waiting: Command[] = [];
  let port: MessagePort | undefined;

  const connection = {
    holder,
    blocked: false,
    tell(command: Command) {
      if (port) port.postMessage(command);
      else waiting.push(command);
    },
  };
  const stop = greet(holder.frame, new URL(settings.frameUrl).origin, settings.protocol, {
    welcomed(given) {
      port = given;
      waiting.splice(0).forEach(connection.tell);
    },
    message,
    blocked() {
      connection.blocked = true;
      stop();
      holder.block();
      failed(blockedFailure(settings));
    },
  });
  return connection;
}

function blockedFailure({ frameUrl }: LoaderSettings): Failure {
  const message = `${frameUrl} did not answer in 5 s. Allow ${location.origin} in the widget, and the frame in this page's frame-src.`;
  return { code: 'frame_blocked', message, retryable: false };
}
