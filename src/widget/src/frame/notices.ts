import type { MicrophoneState } from '@dialnexa/web-sdk';
import type { Failure } from '../messages';
import type { AllWords } from '../languages/words';
import type { Make } from './parts';

/** What notices are made of and lead to. */
export interface Board {
  readonly place: HTMLElement;
  readonly make: Make;
  readonly words: AllWords;
  announce(words: string): void;
  /** What had the focus may be gone. */
  keepFocus(): void;
  chooseMicrophone(): void;
  unmute(): void;
  /** Tells the page around the frame what only its visitor is shown. */
  warn(warning: Failure): void;
}

/** The call goes on: it is no failure of it. */
const SILENT: Failure = { code: 'mic_silent', message: 'The microphone sends no sound. Switch it on, or choose another one.', retryable: true };

/** Lines about the call with a button beside them, one at a time: what the visitor would not notice by themselves. */
export class Notices {
  private shown = '';
  private lost = false;
  private overheard = false;

  constructor(private readonly board: Board) {}

  /** The visitor's device sends nothing, is gone, or was followed by another. */
  microphone(state: MicrophoneState): void {
    const { words, chooseMicrophone, warn } = this.board;
    const found = state === 'on' && this.lost;
    this.lost = state === 'lost';
    if (state === 'silent' && this.shown !== words.notHeard) warn(SILENT);
    if (this.lost) this.show(words.microphoneLost);
    else if (state === 'silent' || found) this.show(found ? words.microphoneFound : words.notHeard, words.chooseMicrophone, chooseMicrophone);
    else this.hide();
  }

  /** The visitor speaks while muted; with push to talk, that is how it works. */
  speaking(pushToTalk: boolean): void {
    const { words, unmute } = this.board;
    this.overheard = true;
    if (pushToTalk) this.show(words.holdHint);
    else this.show(words.speakingMuted, words.unmute, unmute);
  }

  unmuted(): void {
    if (this.overheard) this.hide();
  }

  /** What was typed was not taken. */
  notSent(): void {
    this.show(this.board.words.notSent);
  }

  hide(): void {
    if (!this.shown) return;
    this.shown = '';
    this.overheard = false;
    this.board.place.textContent = '';
    this.board.keepFocus();
  }

  private show(text: string, action?: string, act?: () => void): void {
    if (this.shown === text) return;
    const { place, make, announce } = this.board;
    this.shown = text;
    place.textContent = '';
    place.append(make('span', {}, text));
    if (action && act) {
      const button = make('button', { class: 'button', type: 'button' }, action);
      button.onclick = act;
      place.append(button);
    }
    announce(text);
  }
}
