/**
 * Every word that a visitor reads or hears in the frame. `{name}` stands for a value. A language is two files: `<tag>.ts`
 * with `words`, and `seldom/<tag>.ts` with `seldom`, which is fetched only when something of it is needed. `limits.ts` says
 * how long each may be. An owner replaces a text by its key, what lies deeper by a dot: `newTurns.one`, `mic_denied.title`.
 */
export interface Words {
  /** The panel's heading and the name of the frame, where the owner has not written one. */
  title: string;

  // Before a call.
  idle: string;
  /** That an AI answers, and when the microphone is on. */
  idleHint: string;
  start: string;
  /** On the button that leads back to a call which the visitor left by leaving the page; also on the host page's button. */
  backToCall: string;

  // Consent.
  consent: string;
  consentAgent: string;
  consentTranscript: string;
  /** A link to the owner's own page. */
  privacy: string;
  agree: string;
  decline: string;

  // The states of a call, in a line of their own.
  microphone: string;
  microphoneHint: string;
  connecting: string;
  connected: string;
  listening: string;
  thinking: string;
  speaking: string;
  muted: string;
  reconnecting: string;
  reconnectingHint: string;
  ended: string;
  /** How it ended, by the reason that the platform gave: those which most calls have. */
  user_disconnected: string;
  agent_disconnected: string;
  network_failure: string;

  // Buttons of a call.
  cancel: string;
  mute: string;
  unmute: string;
  end: string;
  callAgain: string;
  tryAgain: string;
  minimise: string;

  // The transcript, and what is typed.
  transcript: string;
  agent: string;
  you: string;
  message: string;
  send: string;
  /** The button of the sheet of devices. */
  devices: string;

  // After a call.
  rate: string;
  stars: Plural;

  // Elsewhere.
  /** Read after the name of a link. */
  newTab: string;
  /** An error whose own words could not be fetched, as without a network. */
  problem: Problem;
}

/** The forms of a text with `{count}`: those of `Intl.PluralRules` that the language has, and always `other`. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** What happened, and what can be done about it. */
export interface Problem {
  title: string;
  advice: string;
}

/** What most calls do without: fetched when the first of it is needed. */
export interface SeldomWords extends Problems {
  // A call that the visitor left by leaving the page.
  left: string;
  leftHint: string;
  newCall: string;

  // Push to talk.
  /** While the button is not held. */
  notHeld: string;
  /** While the button is held. */
  held: string;
  hold: string;
  /** How push to talk works, read with the button. */
  holdHint: string;

  // How a call ended in other ways than those of `Words`.
  system_failure: string;
  max_duration_reached: string;
  silence_timeout: string;

  /** Back to the end of the transcript, for a reader who scrolled up. */
  newTurns: Plural;

  // Notices during a call: what is wrong, and a button beside it.
  notSent: string;
  notHeard: string;
  chooseMicrophone: string;
  speakingMuted: string;
  microphoneLost: string;
  /** After the loss, when another took its place. */
  microphoneFound: string;

  // The sheet of devices.
  microphoneDevice: string;
  speakerDevice: string;
  volume: string;
  /** The device that the system chooses. */
  systemDevice: string;
  /** A device whose name the browser keeps to itself. */
  nameless: string;
  deviceFailed: string;
  done: string;

  // After a call, once a star is chosen.
  comment: string;
  sendFeedback: string;
  thanks: string;
  feedbackFailed: string;

  // After an error: other ways on.
  /** The button that begins a call in which the visitor types and the agent is heard. */
  typeInstead: string;
  /** The call that it begins. */
  typing: string;
  typingHint: string;
  fullPage: string;
}

/** What a visitor reads when something went wrong, by its code. */
interface Problems {
  /** Who can do something about it: the line above the advice. */
  forYou: string;
  forOwner: string;
  forNobody: string;

  mic_denied: Problem;
  mic_dismissed: Problem;
  mic_blocked_by_policy: Problem;
  mic_not_allowed_in_frame: Problem;
  mic_sandboxed: Problem;
  mic_blocked_by_system: Problem;
  mic_not_found: Problem;
  mic_busy: Problem;
  mic_silent: Problem;
  mic_unknown: Problem;
  unsupported_browser: Problem;
  capacity_reached: Problem;
  rate_limited: Problem;
  platform_unavailable: Problem;
  platform_timeout: Problem;
  connect_failed: Problem;
  widget_paused: Problem;
  origin_not_allowed: Problem;
  frame_blocked: Problem;
  /** On a page of its own. */
  insecure_origin: Problem;
  /** In a page that is not secure: `{page}` is its origin, `{secure}` the one that would work. */
  insecure_page: Problem;
  /** Every code that only the site's owner understands: `{message}` is for them, in English. */
  misconfigured: Problem;
  /** The visitor chose to type, and this agent's platform takes no messages. */
  method_not_allowed: Problem;
}

/** The words of a language once both files are there. */
export type AllWords = Words & SeldomWords;
