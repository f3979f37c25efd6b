import type { Words } from './words';

export const words: Words = {
  title: 'Llamada de voz',

  idle: 'Cuando usted quiera',
  idleHint: 'Hablará con un agente de IA. El micrófono solo está activo durante la llamada.',
  start: 'Iniciar la llamada',
  backToCall: 'Volver a la llamada',

  consent: 'Antes de empezar',
  consentAgent: 'Hablará con un agente de IA, no con una persona.',
  consentTranscript: 'La conversación se transcribe y se guarda con la llamada.',
  privacy: 'Leer el aviso de privacidad',
  agree: 'Aceptar y llamar',
  decline: 'Ahora no',

  microphone: 'Permita el uso del micrófono',
  microphoneHint: 'El navegador le pide permiso. Elija «Permitir» para que se oiga su voz.',
  connecting: 'Conectando…',
  connected: 'Conexión establecida',
  listening: 'El agente le escucha',
  thinking: 'El agente está pensando…',
  speaking: 'El agente está hablando',
  muted: 'Su micrófono está silenciado',
  reconnecting: 'Reconectando…',
  reconnectingHint: 'Se interrumpió la conexión. No cuelgue, por favor.',
  ended: 'Llamada finalizada',
  user_disconnected: 'Usted finalizó la llamada.',
  agent_disconnected: 'El agente finalizó la llamada.',
  network_failure: 'Se perdió la conexión.',

  cancel: 'Cancelar',
  mute: 'Silenciar',
  unmute: 'Abrir micrófono',
  end: 'Colgar',
  callAgain: 'Llamar de nuevo',
  tryAgain: 'Intentar de nuevo',
  minimise: 'Minimizar',

  transcript: 'Transcripción',
  agent: 'Agente',
  you: 'Usted',
  message: 'Escriba un mensaje',
  send: 'Enviar',

  devices: 'Ajustes de sonido',

  rate: '¿Qué le pareció la llamada?',
  stars: { one: '{count} estrella', many: '{count} estrellas', other: '{count} estrellas' },

  newTab: 'se abre en otra pestaña',
  problem: { title: 'La llamada no funcionó', advice: 'Revise su conexión e inténtelo de nuevo.' },
};
