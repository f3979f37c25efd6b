import type { Words } from './words';

export const words: Words = {
  title: 'مكالمة صوتية',

  idle: 'نحن جاهزون متى شئت',
  idleHint: 'ستتحدث مع مساعد يعمل بالذكاء الاصطناعي. لا يُشغَّل الميكروفون إلا أثناء المكالمة.',
  start: 'بدء المكالمة',
  backToCall: 'العودة إلى المكالمة',

  consent: 'قبل أن نبدأ',
  consentAgent: 'ستتحدث مع مساعد يعمل بالذكاء الاصطناعي، لا مع إنسان.',
  consentTranscript: 'تُدوَّن المحادثة نصًّا وتُحفظ مع المكالمة.',
  privacy: 'قراءة إشعار الخصوصية',
  agree: 'الموافقة والاتصال',
  decline: 'ليس الآن',

  microphone: 'يُرجى السماح بالميكروفون',
  microphoneHint: 'المتصفح يطلب إذنك. اختر «السماح» كي نسمعك.',
  connecting: 'جارٍ الاتصال…',
  connected: 'تم الاتصال',
  listening: 'المساعد يستمع',
  thinking: 'المساعد يفكّر…',
  speaking: 'المساعد يتحدث',
  muted: 'صوتك مكتوم',
  reconnecting: 'جارٍ إعادة الاتصال…',
  reconnectingHint: 'انقطع الاتصال. يُرجى البقاء على الخط.',
  ended: 'انتهت المكالمة',
  user_disconnected: 'لقد أنهيت المكالمة.',
  agent_disconnected: 'أنهى المساعد المكالمة.',
  network_failure: 'انقطع الاتصال.',

  cancel: 'إلغاء',
  mute: 'كتم الصوت',
  unmute: 'إلغاء الكتم',
  end: 'إنهاء المكالمة',
  callAgain: 'الاتصال مجددًا',
  tryAgain: 'إعادة المحاولة',
  minimise: 'تصغير',

  transcript: 'نص المحادثة',
  agent: 'المساعد',
  you: 'أنت',
  message: 'اكتب رسالة',
  send: 'إرسال',

  devices: 'إعدادات الصوت',

  rate: 'كيف كانت المكالمة؟',
  stars: {
    zero: 'بلا نجوم',
    one: 'نجمة واحدة',
    two: 'نجمتان',
    few: '{count} نجوم',
    many: '{count} نجمة',
    other: '{count} نجمة',
  },

  newTab: 'يُفتح في علامة تبويب جديدة',
  problem: { title: 'لم تنجح المكالمة', advice: 'تحقّق من اتصالك ثم أعد المحاولة.' },
};
