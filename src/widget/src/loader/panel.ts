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
  let holder: Holder | undefined;
  let port: MessagePort | undefined;
  let waiting: Command[] = [];
  let open = false;
  let blocked = false;

  const block = () => {
    blocked = true;
    waiting = [];
    port = undefined;
    stopGreeting();
    holder?.block();
    const message = `${settings.frameUrl} did not answer in 5 s. Allow ${location.origin} in the widget, and the frame in this page's frame-src.`;
    events.failed({ code: 'frame_blocked', message, retryable: false });
  };
  let stopGreeting = () => {};

  const build = () => {
    holder = openHolder(settings);
    stopGreeting = greet(holder.frame, new URL(settings.frameUrl).origin, settings.protocol, {
      welcomed(given) {
        port = given;
        waiting.splice(0).forEach((command) => given.postMessage(command));
      },
      message: events.message,
      blocked: block,
    });
  };
  const tell = (command: Command) => {
    if (port) port.postMessage(command);
    else if (holder && !blocked) waiting.push(command);
  };

  return {
    get open() {
      return open;
    },
    show(value) {
      if (value === open) return;
      open = value;
      if (open && !holder) build();
      holder?.show(open);
      if (open) {
        holder?.frame.focus();
        tell('focus');
      } else if (blocked) {
        // The next opening tries again.
        holder?.remove();
        holder = undefined;
        blocked = false;
      }
      events.shown(open);
    },
    tell,
  };
}
