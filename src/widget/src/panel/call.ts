import type { Kit } from '../loader/kit';
import type { Settings } from '../loader/settings';
import type { FrameMessage, PageMessage, StateDetail } from '../messages';
import { connect, type Connection } from './connection';
import type { Refusal } from './refusal';
import { pageFacts } from './page';

const NO_CALL: StateDetail = { state: 'idle', agent: null, muted: false, callId: null, microphone: true };

export interface CallListener {
  /** What the button says, or `data-state`. */
  changed(): void;
  announce(name: string, detail: unknown): void;
  minimise(): void;
  /** The frame will not answer. `directive`: of the page's Content-Security-Policy, when that keeps it out. */
  blocked(refusal: Refusal, directive?: string): void;
}

/** A widget's call as its page sees it: the frame that has it, and what that frame said last. */
export type FrameCall = ReturnType<typeof createFrameCall>;

/** @param beyond How far from the edge of the window the panel goes, px. @param alone No other frame of this page has a call of this widget. */
export function createFrameCall(settings: Settings, beyond: number, alone: boolean, listener: CallListener, kit: Kit) {
  const { widgetId, rejoin } = settings;
  let state = NO_CALL;
  let connection: Connection | undefined;
  let variables: PageMessage | undefined;
  /** Until the frame has said it in the visitor's language. */
  let backToCall = 'Back to your call';
  /** This tab left a call, and the frame has not said that it is over. */
  let callLeft = alone && kit.recall(widgetId) === 'live';
  let canRejoin = false;
  let refused = false;

  const keep = () => kit.remember(widgetId, rejoin !== false && !call.over ? 'live' : 'used');

  const changed = () => {
    keep();
    listener.changed();
  };

  const change = (next: StateDetail) => {
    state = next;
    if (call.live) callLeft = canRejoin = false;
    changed();
    listener.announce('state', next);
  };

  const hear = (message: FrameMessage) => {
    const { type } = message;
    // A newer server's frame may say more than this release knows.
    if (/^(transcript|error|ended)$/.test(type)) return listener.announce(type, (message as { detail: unknown }).detail);
    if (type === 'state') return change(message.detail);
    if (type === 'minimise') listener.minimise();
    if (type === 'words') backToCall = message.words.backToCall;
    if (type === 'rejoin') canRejoin = callLeft = message.possible;
    changed();
  };

  const call = {
    get state(): StateDetail {
      return state;
    },
    get live(): boolean {
      return kit.isLive(state.state);
    },
    /** Neither a call nor one to go back to. */
    get over(): boolean {
      return !call.live && !callLeft;
    },
    /** What the button of a minimised panel says; undefined: its label. */
    get wayBack(): string | undefined {
      return canRejoin || /^(connected|reconnecting)$/.test(state.state) ? backToCall : undefined;
    },
    /** The frame, opened anew where there is none or a page threw it away with its document element. */
    reach(): Connection {
      if (connection?.holder.element.isConnected) return connection;
      call.close();
      refused = false;
      connection = connect(settings, beyond, (frame) => pageFacts(frame, settings.language, callLeft), { message: hear, blocked: listener.blocked }, kit);
      keep();
      if (variables) connection.tell(variables);
      return connection;
    },
    show(open: boolean): void {
      const { holder, tell } = call.reach();
      holder.show(open);
      if (open) {
        holder.frame.focus();
        tell('focus');
      } else if (refused) {
        // The next opening tries again.
        call.close();
      }
    },
    /** A message takes the place of the frame. */
    refuse(say: (root: ShadowRoot) => void): void {
      refused = true;
      connection?.holder.block(say);
    },
    /** Without a frame there is nobody to tell. */
    tell(message: PageMessage): void {
      connection?.tell(message);
    },
    /** For this frame, and those that may follow it. */
    setVariables(given: PageMessage): void {
      variables = given;
      call.tell(given);
    },
    reset(): void {
      variables = undefined;
      callLeft = canRejoin = false;
      call.reach().tell('reset');
      changed();
    },
    /** Back or forward brought the page back from the browser's cache. Its frame let go of the call when it went; a new one can rejoin. */
    restore(open: boolean): void {
      if (!call.live) return;
      callLeft = true;
      call.close();
      change(NO_CALL);
      call.reach().holder.show(open);
    },
    close(): void {
      connection?.close();
      connection = undefined;
    },
  };
  return call;
}
