/** Every word that the loader and the frame show, in English. Separate constants, so that the loader carries only its own. */
import type { Phase, StateDetail } from './messages';

/** On the host page. */
export const BACK_TO_CALL = 'Back to your call';
export const FRAME_BLOCKED = 'This page does not let the call open here.';
export const FULL_PAGE = 'Open the call in a new tab';

/** Words that stand in the frame from the start, by the `data-text` of their element. */
export const TEXTS: Readonly<Record<string, string>> = {
  start: 'Start the call',
  again: 'Call again',
  end: 'End',
  mute: 'Mute',
  fullPage: FULL_PAGE,
  minimise: 'Minimise',
  transcript: 'Transcript',
};

export const CANCEL = 'Cancel';
export const END = 'End';
export const MUTE = 'Mute';
export const UNMUTE = 'Unmute';
export const CALL_AGAIN = 'Call again';
export const TRY_AGAIN = 'Try again';
export const AGENT = 'Agent';
export const VISITOR = 'You';
export const MUTED = 'You are muted';

export const PHASES: Readonly<Record<Phase, string>> = {
  idle: 'Ready when you are',
  microphone: 'Allow your microphone',
  connecting: 'Connecting…',
  connected: 'Connected',
  reconnecting: 'Reconnecting…',
  ended: 'Call ended',
  error: 'The call did not start',
};

export const AGENT_STATES: Readonly<Record<NonNullable<StateDetail['agent']>, string>> = {
  listening: 'Listening',
  thinking: 'Thinking…',
  speaking: 'Speaking',
};

/** One line under the state. A phase without one needs no more words. */
export const HINTS: Readonly<Partial<Record<Phase, string>>> = {
  idle: 'You will talk with an AI agent. Your microphone is on only during the call.',
  microphone: 'Your browser is asking. Choose “Allow” to be heard.',
  reconnecting: 'Stay on the line: the connection was interrupted.',
};

export const END_REASONS: Readonly<Record<string, string>> = {
  user_disconnected: 'You ended the call.',
  agent_disconnected: 'The agent ended the call.',
  network_failure: 'The connection was lost.',
  system_failure: 'Something went wrong on our side.',
  max_duration_reached: 'The call reached its time limit.',
  silence_timeout: 'Nobody spoke for a while.',
};
