import type { Failure, StateDetail } from '../messages';
import { AGENT_STATES, CALL_AGAIN, CANCEL, END, END_REASONS, HINTS, MUTE, MUTED, PHASES, TRY_AGAIN, UNMUTE } from '../strings';
import { runClock } from './clock';
import type { Elements } from './elements';
import type { Problem } from './problems';

/** Shows a visitor's call. What it shows depends on the last state and the last outcome alone. */
export class CallView {
  private state: StateDetail | null = null;
  private stopClock: (() => void) | null = null;

  /** `fullPageUrl` is offered where the page around the frame is in the way; null where the widget does not allow it. */
  constructor(private readonly elements: Elements, private readonly fullPageUrl: string | null) {}

  show(state: StateDetail): void {
    const before = this.state;
    this.state = state;
    const { panel, state: line } = this.elements;
    panel.dataset.state = line.dataset.state = state.state;
    panel.dataset.agent = state.agent ?? '';
    panel.dataset.muted = String(state.muted);
    line.textContent = wording(state);
    this.elements.hint.textContent = HINTS[state.state] ?? '';
    if (state.state !== 'error') this.elements.error.hidden = true;
    this.showButtons(state);
    this.showClock(state);
    // A screen reader hears each phase once; who speaks when, it hears from the call. An error is an alert by itself.
    const told = !before || (before.state === state.state && before.muted === state.muted) || state.state === 'error';
    if (!told) this.announce(state.muted ? MUTED : PHASES[state.state]);
  }

  /** After the state `ended`. */
  showReason(reason: string): void {
    const words = END_REASONS[reason] ?? '';
    this.elements.hint.textContent = words;
    this.announce(`${PHASES.ended}. ${words}`);
  }

  /** After the state `error`, or during a call for what does not end it. */
  showProblem({ code, retryable }: Failure, problem: Problem): void {
    const { error, errorTitle, errorAdvice, fullPage, again } = this.elements;
    error.dataset.code = code;
    errorTitle.textContent = problem.title;
    errorAdvice.textContent = problem.advice;
    fullPage.hidden = !(problem.elsewhere && this.fullPageUrl);
    if (this.fullPageUrl) fullPage.setAttribute('href', this.fullPageUrl);
    error.hidden = false;
    again.hidden = this.state?.state !== 'error' || !retryable;
    this.keepFocus();
  }

  showLevel({ input, output }: { input: number; output: number }): void {
    this.elements.panel.style.setProperty('--level-in', input.toFixed(3));
    this.elements.panel.style.setProperty('--level-out', output.toFixed(3));
  }

  /** Said by screen readers when they are done with what they are saying. */
  announce(words: string): void {
    this.elements.announcer.textContent = words;
  }

  /** The one thing to press in this state. */
  focusMain(): void {
    const { start, again, end, error } = this.elements;
    const main = [start, again, end].find((button) => !button.hidden) ?? error;
    // A button that already is this document's active element takes no focus from another document: the window has to.
    window.focus();
    main.focus();
  }

  private showButtons({ state, muted }: StateDetail): void {
    const { start, end, mute, again } = this.elements;
    const inCall = state === 'connected' || state === 'reconnecting';
    const beginning = state === 'microphone' || state === 'connecting';
    start.hidden = state !== 'idle';
    again.hidden = state !== 'ended' && state !== 'error';
    end.hidden = !inCall && !beginning;
    mute.hidden = !inCall;
    setWords(mute, muted ? UNMUTE : MUTE);
    setWords(end, beginning ? CANCEL : END);
    setWords(again, state === 'error' ? TRY_AGAIN : CALL_AGAIN);
    this.keepFocus();
  }

  private showClock({ state }: StateDetail): void {
    const { clock } = this.elements;
    const inCall = state === 'connected' || state === 'reconnecting';
    if (inCall) this.stopClock ??= runClock(clock);
    else {
      this.stopClock?.();
      this.stopClock = null;
      // The length of the call stays to be read after its end.
      if (state !== 'ended') clock.textContent = '';
    }
  }

  /** Pressing a button may hide it; whoever pressed it must not be thrown back to the top of the page. */
  private keepFocus(): void {
    const { activeElement, body } = document;
    const lost = !activeElement || activeElement === body || (activeElement as HTMLElement).hidden;
    if (lost && document.hasFocus()) this.focusMain();
  }
}

function wording({ state, agent, muted }: StateDetail): string {
  if (state !== 'connected') return PHASES[state];
  return muted ? MUTED : AGENT_STATES[agent ?? 'listening'];
}

function setWords(button: HTMLElement, words: string): void {
  const place = button.querySelector('[data-text]') ?? button;
  place.textContent = words;
}
