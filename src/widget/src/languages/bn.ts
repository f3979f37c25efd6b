import type { Words } from './words';

export const words: Words = {
  title: 'ভয়েস কল',

  idle: 'যখন খুশি শুরু করুন',
  idleHint: 'আপনি একটি AI সহকারীর সঙ্গে কথা বলবেন। আপনার মাইক শুধু কলের সময় চালু থাকে।',
  start: 'কল শুরু করুন',
  backToCall: 'কলে ফিরে যান',

  consent: 'শুরু করার আগে',
  consentAgent: 'আপনি কোনো মানুষের সঙ্গে নয়, AI সহকারীর সঙ্গে কথা বলবেন।',
  consentTranscript: 'কথোপকথন লিখে রাখা হয় এবং কলের সঙ্গে সংরক্ষণ করা হয়।',
  privacy: 'গোপনীয়তার বিজ্ঞপ্তি পড়ুন',
  agree: 'সম্মতি দিয়ে কল করুন',
  decline: 'এখন নয়',

  microphone: 'মাইকের অনুমতি দিন',
  microphoneHint: 'ব্রাউজার অনুমতি চাইছে। আপনার কথা শোনাতে “অনুমতি দিন” বেছে নিন।',
  connecting: 'সংযোগ করা হচ্ছে…',
  connected: 'সংযোগ হয়েছে',
  listening: 'সহকারী শুনছে',
  thinking: 'সহকারী ভাবছে…',
  speaking: 'সহকারী বলছে',
  muted: 'আপনার মাইক বন্ধ আছে',
  reconnecting: 'আবার সংযোগ করা হচ্ছে…',
  reconnectingHint: 'সংযোগ বিচ্ছিন্ন হয়েছে। অনুগ্রহ করে লাইনে থাকুন।',
  ended: 'কল শেষ হয়েছে',
  user_disconnected: 'আপনি কল শেষ করেছেন।',
  agent_disconnected: 'সহকারী কল শেষ করেছে।',
  network_failure: 'সংযোগ বিচ্ছিন্ন হয়ে গেছে।',

  cancel: 'বাতিল করুন',
  mute: 'মাইক বন্ধ করুন',
  unmute: 'মাইক চালু করুন',
  end: 'কল শেষ করুন',
  callAgain: 'আবার কল করুন',
  tryAgain: 'আবার চেষ্টা করুন',
  minimise: 'ছোট করুন',

  transcript: 'লিখিত কথোপকথন',
  agent: 'সহকারী',
  you: 'আপনি',
  message: 'মেসেজ লিখুন',
  send: 'পাঠান',

  devices: 'শব্দের সেটিংস',

  rate: 'কলটি কেমন ছিল?',
  stars: { one: '{count}টি স্টার', other: '{count}টি স্টার' },

  newTab: 'নতুন ট্যাবে খুলবে',
  problem: { title: 'কলটি হয়নি', advice: 'আপনার সংযোগ পরীক্ষা করে আবার চেষ্টা করুন।' },
};
