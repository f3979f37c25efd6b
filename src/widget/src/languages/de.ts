import type { Words } from './words';

// An ellipsis that stands for words has a space before it in German, and \u00a0 keeps it on their line.
export const words: Words = {
  title: 'Sprachanruf',

  idle: 'Es kann losgehen',
  idleHint: 'Sie sprechen mit einem KI-Assistenten. Ihr Mikrofon ist nur während des Anrufs an.',
  start: 'Anruf starten',
  backToCall: 'Zurück zum Anruf',

  consent: 'Bevor wir beginnen',
  consentAgent: 'Sie sprechen mit einem KI-Assistenten, nicht mit einem Menschen.',
  consentTranscript: 'Das Gespräch wird mitgeschrieben und zusammen mit dem Anruf gespeichert.',
  privacy: 'Datenschutzhinweise lesen',
  agree: 'Zustimmen und anrufen',
  decline: 'Jetzt nicht',

  microphone: 'Bitte das Mikrofon zulassen',
  microphoneHint: 'Ihr Browser fragt gerade danach. Wählen Sie „Zulassen“, damit wir Sie hören.',
  connecting: 'Verbindung wird aufgebaut\u00a0…',
  connected: 'Verbunden',
  listening: 'Der Assistent hört zu',
  thinking: 'Der Assistent denkt nach\u00a0…',
  speaking: 'Der Assistent spricht',
  muted: 'Ihr Mikrofon ist aus',
  reconnecting: 'Verbindung wird erneuert\u00a0…',
  reconnectingHint: 'Die Verbindung wurde unterbrochen. Bitte bleiben Sie dran.',
  ended: 'Anruf beendet',
  user_disconnected: 'Sie haben aufgelegt.',
  agent_disconnected: 'Der Assistent hat aufgelegt.',
  network_failure: 'Die Verbindung ist abgebrochen.',

  cancel: 'Abbrechen',
  mute: 'Stummschalten',
  unmute: 'Mikro einschalten',
  end: 'Auflegen',
  callAgain: 'Noch einmal anrufen',
  tryAgain: 'Noch einmal versuchen',
  minimise: 'Minimieren',

  transcript: 'Mitschrift',
  agent: 'Assistent',
  you: 'Sie',
  message: 'Nachricht schreiben',
  send: 'Senden',

  devices: 'Toneinstellungen',

  rate: 'Wie war der Anruf?',
  stars: { one: '{count} Stern', other: '{count} Sterne' },

  newTab: 'öffnet sich in einem neuen Tab',
  problem: { title: 'Der Anruf hat nicht geklappt', advice: 'Prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.' },
};
