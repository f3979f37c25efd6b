import type { Words } from '../languages/words';
import type { StateDetail } from '../messages';
import { isInCall } from './call';
import { runClock } from './clock';
import { takeFocus } from './focus';
import { make, showFor, type Parts } from './parts';
import type { Speech } from './speech';

/** What is told of an error. */
export interface Trouble {
  code: string;
  title: string;
  advice: string;
  /** Who can do something about it. */
  who: string;
}

/** After an error: the same again, in a page of its own, without a microphone. */
export type Way = 'retry' | 'elsewhere' | 'typing';

/** What the buttons depend on besides the state of the call: push to talk, and a call that was left and can be taken up. */
export type Surrounding = 'ptt' | 'left';

/** Lines that the announcer keeps: enough for what comes at once, or a quick second would replace the first. */
const KEPT_LINES = 4;

/** Shows a visitor's call. What it shows depends on the last state, the surroundings and the last outcome alone. */
export type CallView = ReturnType<typeof createView>;

export function createView(parts: Parts, { words, tag }: Speech) {
  const surroundings = new Set<string>();
  let ways: readonly Way[] = [];
  let shown: StateDetail | undefined;
  let told = '';
  let stopClock: (() => void) | undefined;

  const text = (key = ''): string => (words[key as keyof Words] as string) || '';

  const wordingOf = ({ state, agent, muted, microphone }: StateDetail): string => {
    const holds = surroundings.has('ptt');
    if (state === 'idle' && surroundings.has('left')) return 'left';
    if (state !== 'connected') return state;
    if (muted) return holds ? 'notHeld' : 'muted';
    if (agent && agent !== 'listening') return agent;
    return !microphone ? 'typing' : holds ? 'held' : 'listening';
  };

  /** Said by screen readers when they are done with what they are saying. */
  const announce = (said: string) => {
    const { announcer } = parts;
    announcer.append(make('p', {}, said));
    if (announcer.children.length > KEPT_LINES) announcer.firstChild!.remove();
  };

  /** The one thing to press in this state. */
  const focusMain = () => {
    const { panel, message, state } = parts;
    const buttons = (look: string) => panel.querySelectorAll<HTMLElement>(`.controls .${look}`);
    const choices = [...buttons('button-main'), ...(shown!.microphone ? [] : [message]), ...buttons('button'), state];
    takeFocus(window, () => choices.find(isSeen));
  };

  /**
   * Pressing a button may hide it; whoever pressed it must not be thrown back to the top of the page. What happened has the focus only while there is
   * nothing to press.
   */
  const keepFocus = () => {
    const { activeElement, body } = document;
    if (document.hasFocus() && (!activeElement || activeElement === body || activeElement === parts.state || !isSeen(activeElement))) focusMain();
  };

  const showButtons = () => {
    const { state, microphone, muted } = shown!;
    // Beside a call, the words are more than the picture.
    const phase = isInCall(shown!) ? 'call' : /^(microphone|connecting)$/.test(state) ? 'begin' : state === 'idle' ? state : 'aside';
    parts.panel.dataset.phase = phase;
    const present = [
      state,
      phase,
      microphone ? 'voice' : 'typed',
      surroundings.has('ptt') ? '' : 'tap',
      surroundings.has('left') ? '' : 'fresh',
    ];
    showFor(parts.panel, new Set(present.concat(Array.from(surroundings), ways)));
    setWords(parts.mute, text(muted ? 'unmute' : 'mute'));
    setWords(parts.end, text(phase === 'begin' ? 'cancel' : 'end'));
    setWords(parts.again, text(state === 'error' ? 'tryAgain' : 'callAgain'));
    keepFocus();
  };

  /** The length of a call stays to be read after its end. */
  const showClock = (runs: boolean, clears: boolean) => {
    if (runs) stopClock = stopClock || runClock(parts.clock, tag);
    else {
      if (stopClock) stopClock();
      stopClock = undefined;
      if (clears) parts.clock.textContent = '';
    }
  };

  const show = (state: StateDetail) => {
    const before = shown;
    shown = state;
    const { panel, state: line, hint, who, end } = parts;
    const isError = state.state === 'error';
    const wording = wordingOf(state);
    Object.assign(panel.dataset, { state: state.state, agent: state.agent || '', muted: state.muted, typed: !state.microphone });
    if (!isError) {
      ways = [];
      line.textContent = text(wording);
      hint.textContent = text(`${wording}Hint`);
      who.textContent = panel.dataset.code = '';
    }
    showButtons();
    showClock(isInCall(state), state.state !== 'ended');
    // A screen reader hears each state once; who speaks when, it hears from the call. An error is told with its words.
    const telling = state.state === 'connected' && (!state.muted || surroundings.has('ptt')) ? 'connected' : wording;
    // What goes on after the microphone's question was said before it.
    const said = telling === told || (telling === 'connecting' && told === 'microphone');
    if (before && !isError && !said) announce(text(telling));
    told = telling;
    // What gave an attempt up hangs up now: the next key of whoever began it must not do that.
    if (before && !isInCall(before) && isInCall(state) && document.activeElement === end) focusMain();
  };

  return {
    show,
    announce,
    focusMain,
    keepFocus,
    /** The surroundings have changed. */
    surround(surrounding: Surrounding, present: boolean): void {
      if (present) surroundings.add(surrounding);
      else surroundings.delete(surrounding);
      if (shown) show(shown);
    },
    /** After the state `ended`. */
    showReason(reason: string): void {
      announce((parts.hint.textContent = text(reason)));
    },
    /** In the state `error`, with the ways on that there are. Its words may have come too late. */
    showTrouble({ code, title, advice, who }: Trouble, open: readonly Way[]): void {
      if (shown!.state !== 'error') return;
      parts.panel.dataset.code = code;
      parts.state.textContent = title;
      parts.hint.textContent = advice;
      parts.who.textContent = who;
      // Two lines: each script ends a sentence in its own way.
      parts.alert.innerText = `${title}\n${advice}`;
      ways = open;
      showButtons();
    },
    showLevel({ input, output }: { input: number; output: number }): void {
      const { style } = parts.panel;
      style.setProperty('--level-in', input.toFixed(2));
      style.setProperty('--level-out', output.toFixed(2));
    },
  };
}

const isSeen = (element: Element) => element.getClientRects().length > 0;

function setWords(button: HTMLElement, words: string): void {
  button.querySelector('span')!.textContent = words;
}
