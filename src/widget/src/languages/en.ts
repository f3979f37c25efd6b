import type { Words } from './words';

export const words: Words = {
  title: 'Voice call',

  idle: 'Ready when you are',
  idleHint: 'You will talk with an AI agent. Your microphone is on only during the call.',
  start: 'Start the call',
  backToCall: 'Back to your call',

  consent: 'Before we begin',
  consentAgent: 'You will talk with an AI agent, not a person.',
  consentTranscript: 'What is said is written down and kept with the call.',
  privacy: 'Read the privacy notice',
  agree: 'Agree and call',
  decline: 'Not now',

  microphone: 'Allow your microphone',
  microphoneHint: 'Your browser is asking. Choose “Allow” to be heard.',
  connecting: 'Connecting…',
  connected: 'Connected',
  listening: 'Listening',
  thinking: 'Thinking…',
  speaking: 'Speaking',
  muted: 'You are muted',
  reconnecting: 'Reconnecting…',
  reconnectingHint: 'The connection was interrupted. Please stay on the line.',
  ended: 'Call ended',
  user_disconnected: 'You ended the call.',
  agent_disconnected: 'The agent ended the call.',
  network_failure: 'The connection was lost.',

  cancel: 'Cancel',
  mute: 'Mute',
  unmute: 'Unmute',
  end: 'End call',
  callAgain: 'Call again',
  tryAgain: 'Try again',
  minimise: 'Minimise',

  transcript: 'Transcript',
  agent: 'Agent',
  you: 'You',
  message: 'Type a message',
  send: 'Send',

  devices: 'Sound settings',

  rate: 'How was the call?',
  stars: { one: '{count} star', other: '{count} stars' },

  newTab: 'opens in a new tab',
  problem: { title: 'The call did not work', advice: 'Check your connection, then try again.' },
};
