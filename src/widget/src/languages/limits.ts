import type { AllWords, Problem } from './words';

/**
 * How many columns each text may take, so that it fits its place at the smallest size of the panel; a letter of Chinese,
 * Japanese or Korean takes two. Not part of any script: the tests read it, and whoever translates.
 */
const BUTTON = 24;
/** In a row of two or three. */
const SMALL_BUTTON = 17;
/** One line above or below a picture. */
const LINE = 36;
/** Two or three lines. */
const HINT = 120;
/** A line with a button beside it. */
const NOTICE = 80;
/** A name before a turn of the transcript, or of a field. */
const NAME = 24;

/** What has a title and an advice instead of one text. */
type ProblemCode = { [Key in keyof AllWords]: AllWords[Key] extends Problem ? Key : never }[keyof AllWords];

export const limits: Record<Exclude<keyof AllWords, ProblemCode | `for${string}`>, number> = {
  title: NAME,
  idle: LINE,
  idleHint: HINT,
  start: BUTTON,
  typeInstead: BUTTON,
  backToCall: BUTTON,
  left: LINE,
  leftHint: HINT,
  newCall: BUTTON,
  consent: LINE,
  consentAgent: HINT,
  consentTranscript: HINT,
  privacy: LINE,
  agree: BUTTON,
  decline: BUTTON,
  microphone: LINE,
  microphoneHint: HINT,
  connecting: LINE,
  connected: LINE,
  listening: LINE,
  thinking: LINE,
  speaking: LINE,
  muted: LINE,
  notHeld: LINE,
  held: LINE,
  typing: LINE,
  typingHint: HINT,
  reconnecting: LINE,
  reconnectingHint: HINT,
  ended: LINE,
  user_disconnected: HINT,
  agent_disconnected: HINT,
  network_failure: HINT,
  system_failure: HINT,
  max_duration_reached: HINT,
  silence_timeout: HINT,
  cancel: SMALL_BUTTON,
  mute: SMALL_BUTTON,
  unmute: SMALL_BUTTON,
  hold: BUTTON,
  holdHint: HINT,
  end: SMALL_BUTTON,
  callAgain: BUTTON,
  tryAgain: BUTTON,
  minimise: NAME,
  transcript: NAME,
  agent: NAME,
  you: NAME,
  message: LINE,
  send: NAME,
  notSent: NOTICE,
  newTurns: BUTTON,
  notHeard: NOTICE,
  chooseMicrophone: BUTTON,
  speakingMuted: NOTICE,
  microphoneLost: NOTICE,
  microphoneFound: NOTICE,
  devices: LINE,
  microphoneDevice: NAME,
  speakerDevice: NAME,
  volume: NAME,
  systemDevice: NAME,
  nameless: NAME,
  deviceFailed: NOTICE,
  done: SMALL_BUTTON,
  rate: LINE,
  stars: NAME,
  comment: 48,
  sendFeedback: BUTTON,
  thanks: LINE,
  feedbackFailed: NOTICE,
  fullPage: 40,
  newTab: LINE,
};

/** Of a problem's title and its advice, and of the line that says for whom it is. */
export const problemLimits = { title: 56, advice: 160, for: 56 } satisfies Record<string, number>;
