import type { Words } from './words';

export const words: Words = {
  title: '音声通話',

  idle: 'いつでもどうぞ',
  idleHint: 'AIエージェントとお話しいただきます。マイクがオンになるのは通話中だけです。',
  start: '通話を開始',
  backToCall: '通話に戻る',

  consent: 'はじめる前に',
  consentAgent: 'お相手は人ではなく、AIエージェントです。',
  consentTranscript: '会話の内容は文字に起こされ、通話の記録とともに保存されます。',
  privacy: 'プライバシーについての説明を読む',
  agree: '同意して通話する',
  decline: '今はしない',

  microphone: 'マイクを許可してください',
  microphoneHint: 'ブラウザーの確認画面で「許可」を選ぶと、声が届くようになります。',
  connecting: '接続しています…',
  connected: 'つながりました',
  listening: '聞いています',
  thinking: '考えています…',
  speaking: '話しています',
  muted: 'ミュート中です',
  reconnecting: '再接続しています…',
  reconnectingHint: '接続が途切れました。切らずにそのままお待ちください。',
  ended: '通話が終了しました',
  user_disconnected: 'お客様が通話を終了しました。',
  agent_disconnected: 'エージェントが通話を終了しました。',
  network_failure: '接続が切れました。',

  cancel: 'キャンセル',
  mute: 'ミュート',
  unmute: 'ミュート解除',
  end: '通話を終了',
  callAgain: 'もう一度かける',
  tryAgain: 'もう一度試す',
  minimise: '最小化',

  transcript: '会話の文字起こし',
  agent: 'エージェント',
  you: 'あなた',
  message: 'メッセージを入力',
  send: '送信',

  devices: '音声の設定',

  rate: '通話はいかがでしたか？',
  stars: { other: '星{count}つ' },

  newTab: '新しいタブで開きます',
  problem: { title: '通話できませんでした', advice: '接続を確認して、もう一度お試しください。' },
};
