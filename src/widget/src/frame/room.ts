import type { FrameSettings } from '../settings';
import type { CallStart, Line, VisitorCall } from './call';
import type { Choices } from './devices';
import type { Host } from './host';
import type { Make, Parts } from './parts';
import type { Speech } from './speech';
import type { CallView } from './view';

/** What a visit is given. */
export interface Surroundings {
  readonly settings: FrameSettings;
  readonly parts: Parts;
  readonly speech: Speech;
  readonly host: Host;
}

/** What everything about one visit is made of. */
export interface Room extends Surroundings {
  readonly call: VisitorCall;
  readonly view: CallView;
  readonly choices: Choices;
  /** A line that is never started: it knows whether the tab left a call. */
  readonly probe: Pick<Line, 'canRejoin' | 'end'>;
  /** Handed on, not imported: a module that two parts import is a part of its own. */
  readonly make: Make;
  /** Begins a call, unless there is one. */
  start(begin?: CallStart): void;
}
