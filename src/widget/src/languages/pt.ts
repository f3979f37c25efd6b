import type { Words } from './words';

export const words: Words = {
  title: 'Chamada de voz',

  idle: 'Quando você quiser',
  idleHint: 'Você vai falar com um agente de IA. O microfone só fica ligado durante a chamada.',
  start: 'Iniciar a chamada',
  backToCall: 'Voltar à chamada',

  consent: 'Antes de começar',
  consentAgent: 'Você vai falar com um agente de IA, não com uma pessoa.',
  consentTranscript: 'A conversa é transcrita e guardada com a chamada.',
  privacy: 'Ler o aviso de privacidade',
  agree: 'Concordar e ligar',
  decline: 'Agora não',

  microphone: 'Permita o uso do microfone',
  microphoneHint: 'O navegador está pedindo permissão. Escolha “Permitir” para que possamos ouvir você.',
  connecting: 'Conectando…',
  connected: 'Chamada conectada',
  listening: 'O agente está ouvindo',
  thinking: 'O agente está pensando…',
  speaking: 'O agente está falando',
  muted: 'Seu microfone está silenciado',
  reconnecting: 'Reconectando…',
  reconnectingHint: 'A conexão foi interrompida. Aguarde na linha, por favor.',
  ended: 'Chamada encerrada',
  user_disconnected: 'Você encerrou a chamada.',
  agent_disconnected: 'O agente encerrou a chamada.',
  network_failure: 'A conexão caiu.',

  cancel: 'Cancelar',
  mute: 'Silenciar',
  unmute: 'Ativar microfone',
  end: 'Desligar',
  callAgain: 'Ligar de novo',
  tryAgain: 'Tentar de novo',
  minimise: 'Minimizar',

  transcript: 'Transcrição',
  agent: 'Agente',
  you: 'Você',
  message: 'Escreva aqui',
  send: 'Enviar',

  devices: 'Configurações de som',

  rate: 'Como foi a chamada?',
  stars: { one: '{count} estrela', many: '{count} estrelas', other: '{count} estrelas' },

  newTab: 'abre em uma nova aba',
  problem: { title: 'A chamada não funcionou', advice: 'Verifique sua conexão e tente de novo.' },
};
