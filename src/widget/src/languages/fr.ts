import type { Words } from './words';

// French holds its quotes, colons and question marks with spaces that do not break: \u00a0, and the narrow \u202f.
export const words: Words = {
  title: 'Appel vocal',

  idle: 'Quand vous voulez',
  idleHint: 'Vous allez parler avec un agent IA. Votre micro n’est activé que pendant l’appel.',
  start: 'Démarrer l’appel',
  backToCall: 'Revenir à l’appel',

  consent: 'Avant de commencer',
  consentAgent: 'Vous allez parler avec un agent IA, et non avec une personne.',
  consentTranscript: 'La conversation est transcrite et conservée avec l’appel.',
  privacy: 'Lire la politique de confidentialité',
  agree: 'Accepter et appeler',
  decline: 'Pas maintenant',

  microphone: 'Autorisez votre micro',
  microphoneHint: 'Votre navigateur vous le demande\u00a0: choisissez «\u00a0Autoriser\u00a0» pour vous faire entendre.',
  connecting: 'Connexion…',
  connected: 'Vous êtes en ligne',
  listening: 'L’agent vous écoute',
  thinking: 'L’agent réfléchit…',
  speaking: 'L’agent parle',
  muted: 'Votre micro est coupé',
  reconnecting: 'Reconnexion…',
  reconnectingHint: 'La connexion a été interrompue. Restez en ligne, s’il vous plaît.',
  ended: 'Appel terminé',
  user_disconnected: 'Vous avez mis fin à l’appel.',
  agent_disconnected: 'L’agent a mis fin à l’appel.',
  network_failure: 'La connexion a été perdue.',

  cancel: 'Annuler',
  mute: 'Couper le micro',
  unmute: 'Activer le micro',
  end: 'Raccrocher',
  callAgain: 'Rappeler',
  tryAgain: 'Réessayer',
  minimise: 'Réduire',

  transcript: 'Transcription',
  agent: 'Agent',
  you: 'Vous',
  message: 'Écrivez un message',
  send: 'Envoyer',

  devices: 'Réglages du son',

  rate: 'Comment s’est passé l’appel\u202f?',
  stars: { one: '{count} étoile', many: '{count} étoiles', other: '{count} étoiles' },

  newTab: 's’ouvre dans un nouvel onglet',
  problem: { title: 'L’appel n’a pas fonctionné', advice: 'Vérifiez votre connexion, puis réessayez.' },
};
