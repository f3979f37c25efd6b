import type { AllWords } from '../languages/words';
import type { Make } from './parts';

/** As the platform has it. */
const MAX_COMMENT_LENGTH = 1000;

export interface CommentForm {
  /** The question that a comment is a part of: replaced by thanks once it is sent. */
  readonly question: HTMLElement;
  send(comment: string | undefined): Promise<void>;
}

/** What the form is made of. */
export interface CommentMaterial {
  readonly make: Make;
  readonly words: AllWords;
  /** Told once it is sent, so that the focus can go on. */
  thanked(): void;
}

/** Asks for a comment on the stars that were given. */
export function askComment({ question, send }: CommentForm, { make, words, thanked }: CommentMaterial): void {
  const comment = make('textarea', { rows: '2', maxlength: String(MAX_COMMENT_LENGTH), placeholder: words.comment, 'aria-label': words.comment });
  const button = make('button', { class: 'button', type: 'button', 'data-id': 'call-send-feedback' }, words.sendFeedback);
  const problem = make('p', { role: 'alert' });
  button.onclick = () =>
    send(comment.value.trim() || undefined).then(
      () => {
        question.replaceWith(make('p', { class: 'thanks', role: 'status' }, words.thanks));
        thanked();
      },
      () => (problem.textContent = words.feedbackFailed),
    );
  question.append(make('div', { class: 'more' }, comment, button, problem));
}
