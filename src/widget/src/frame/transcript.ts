import type { TranscriptDetail } from '../messages';

export interface TranscriptWords {
  agent: string;
  user: string;
}

/** How far from its end, in CSS pixels, the log still counts as read to the end. */
const END_SLACK_PX = 24;

/**
 * The transcript as a list of turns, each replaced in place until it is final. It follows the newest words only while the
 * reader is at the end: who scrolled back is not pulled away.
 */
export class Transcript {
  private readonly turns = new Map<string, { words: HTMLElement; final: boolean }>();
  private following = true;

  /** `announce` gets each final turn once, for those who hear the page: growing words would be read again and again. */
  constructor(private readonly log: HTMLElement, private readonly names: TranscriptWords, private readonly announce: (words: string) => void) {
    log.addEventListener('scroll', () => {
      this.following = log.scrollHeight - log.scrollTop - log.clientHeight < END_SLACK_PX;
    });
    // Words around the log come and go, and change its height.
    new ResizeObserver(() => this.follow()).observe(log);
  }

  show({ turnId, role, text, final }: TranscriptDetail): void {
    const turn = this.turns.get(turnId) ?? this.add(turnId, role);
    turn.words.textContent = text;
    if (final && !turn.final) {
      turn.final = true;
      this.announce(`${this.names[role]}: ${text}`);
    }
    this.follow();
  }

  clear(): void {
    this.turns.clear();
    this.log.textContent = '';
    this.following = true;
  }

  private follow(): void {
    if (this.following) this.log.scrollTop = this.log.scrollHeight;
  }

  private add(turnId: string, role: TranscriptDetail['role']): { words: HTMLElement; final: boolean } {
    const element = document.createElement('p');
    element.className = 'turn';
    element.dataset.id = 'turn';
    element.dataset.role = role;
    const name = document.createElement('span');
    name.className = 'turn-name';
    name.textContent = this.names[role];
    const words = document.createElement('span');
    words.className = 'turn-words';
    element.append(name, words);
    this.log.append(element);
    const turn = { words, final: false };
    this.turns.set(turnId, turn);
    return turn;
  }
}
