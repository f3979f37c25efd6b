import type { TranscriptDetail } from '../messages';
import { make } from './parts';

export interface TranscriptWords {
  agent: string;
  you: string;
}

export interface TranscriptListener {
  /** Each final turn once, for those who hear the page: growing words would be read again and again. */
  said(words: string): void;
  /** How many turns are below what a reader sees who scrolled up; 0 at the end. */
  below(turns: number): void;
}

/** How far from its end, in CSS pixels, the log still counts as read to the end. */
const END_SLACK_PX = 24;

/**
 * The transcript as a list of turns, each replaced in place until it is final. It follows the newest words only while the
 * reader is at the end: who scrolled back is not pulled away.
 */
export function createTranscript(log: HTMLElement, { agent, you }: TranscriptWords, { said, below }: TranscriptListener) {
  const turns = new Map<string, { words: HTMLElement; final: boolean }>();
  let following = true;
  let unread = 0;
  /** Where it was put last. */
  let placed = 0;

  const atEnd = () => log.scrollHeight - log.scrollTop - log.clientHeight < END_SLACK_PX;
  const goToEnd = () => {
    log.scrollTop = log.scrollHeight;
    placed = log.scrollTop;
  };
  const follow = () => {
    // Who scrolled back is told of by an event, but that comes as late as the next picture.
    if (log.scrollTop < placed && !atEnd()) following = false;
    if (following) goToEnd();
  };
  const count = (now: number) => {
    if (now !== unread) below((unread = now));
  };
  const toEnd = () => {
    following = true;
    goToEnd();
    count(0);
  };
  log.addEventListener('scroll', () => {
    following = atEnd();
    if (following) count(0);
  });
  // Words around the log come and go, and change its height.
  new ResizeObserver(follow).observe(log);

  return {
    show({ turnId, role, text, final }: TranscriptDetail): void {
      follow();
      const name = role === 'agent' ? agent : you;
      let turn = turns.get(turnId);
      if (!turn) {
        // Cut off before a word of it was said.
        if (!text) return;
        // The agent may speak another language than the page.
        const words = make('span', { dir: 'auto' });
        log.append(make('p', { class: 'turn', 'data-id': 'turn', 'data-role': role }, make('b', {}, name), words));
        turns.set(turnId, (turn = { words, final: false }));
        if (!following) count(unread + 1);
      }
      turn.words.textContent = text;
      if (final && !turn.final) {
        turn.final = true;
        said(`${name}: ${text}`);
      }
      follow();
    },
    /** Back to the newest words. */
    toEnd,
    clear(): void {
      turns.clear();
      log.textContent = '';
      toEnd();
    },
  };
}
