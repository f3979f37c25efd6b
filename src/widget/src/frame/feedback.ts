import type { CallFeedback } from '@dialnexa/web-sdk';
import type { Line } from './call';
import type { CommentForm } from './comment';
import { make } from './parts';
import type { Speech } from './speech';
import { readWaits } from './stages';

const RATINGS = [1, 2, 3, 4, 5] as const;

/** Where the question stands, and what it is made of. */
export interface Question {
  readonly place: HTMLElement;
  readonly speech: Speech;
  readonly line: Pick<Line, 'feedback'>;
  /** Whether the visitor is asked; else the platform is only told how long this browser waited. */
  readonly ask: boolean;
  /** Told once a star is chosen: then a comment can be asked for. */
  rated(form: CommentForm): void;
}

/** Tells the platform how long this browser waited, and asks the visitor how the call was: five stars. A rating without a comment counts too. */
export function askFeedback({ place, speech, line, ask, rated }: Question): void {
  const { words } = speech;
  const send = (feedback: CallFeedback) => line.feedback(feedback);
  send({ stages: readWaits() }).catch(() => {
    // The record goes without it.
  });
  const stars = make('div', { class: 'stars' });
  const question = make('fieldset', { class: 'feedback', 'data-id': 'call-feedback' }, make('legend', {}, words.rate), stars);
  let rating: CallFeedback['rating'];

  for (const value of RATINGS) {
    const choice = make('input', { type: 'radio', name: 'rating', value: String(value), class: 'heard-only' });
    choice.onchange = () => {
      if (!rating) rated({ question, send: (comment) => send({ rating, comment }) });
      rating = value;
      [...stars.children].forEach((label, index) => label.toggleAttribute('data-full', index < value));
      send({ rating }).catch(() => {
        // The comment's button tries again, and says so when it fails.
      });
    };
    stars.append(make('label', {}, choice, make('i', { 'aria-hidden': 'true' }), make('span', { class: 'heard-only' }, speech.count(words.stars, value))));
  }
  if (ask) place.append(question);
}
