import type { Words } from './words';

export const words: Words = {
  title: '语音通话',

  idle: '随时可以开始',
  idleHint: '您将与 AI 助手通话，麦克风仅在通话期间开启。',
  start: '开始通话',
  backToCall: '返回通话',

  consent: '开始之前',
  consentAgent: '与您通话的是 AI 助手，不是真人。',
  consentTranscript: '通话内容会转成文字，并随通话记录一起保存。',
  privacy: '阅读隐私声明',
  agree: '同意并通话',
  decline: '暂时不用',

  microphone: '请允许使用麦克风',
  microphoneHint: '浏览器正在征求您的同意。请选择“允许”，我们才能听到您的声音。',
  connecting: '正在接通…',
  connected: '已接通',
  listening: '助手正在聆听',
  thinking: '助手正在思考…',
  speaking: '助手正在说话',
  muted: '您已静音',
  reconnecting: '正在重新连接…',
  reconnectingHint: '连接中断了，请不要挂断。',
  ended: '通话已结束',
  user_disconnected: '您结束了通话。',
  agent_disconnected: '助手结束了通话。',
  network_failure: '连接已断开。',

  cancel: '取消',
  mute: '静音',
  unmute: '取消静音',
  end: '挂断',
  callAgain: '再次通话',
  tryAgain: '重试',
  minimise: '最小化',

  transcript: '通话文字记录',
  agent: '助手',
  you: '您',
  message: '输入消息',
  send: '发送',

  devices: '声音设置',

  rate: '这次通话怎么样？',
  stars: { other: '{count} 颗星' },

  newTab: '在新标签页中打开',
  problem: { title: '通话没有成功', advice: '请检查网络连接，然后重试。' },
};
