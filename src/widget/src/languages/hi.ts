import type { Words } from './words';

export const words: Words = {
  title: 'वॉइस कॉल',

  idle: 'जब भी आप चाहें',
  idleHint: 'आपकी बात एक AI असिस्टेंट से होगी। आपका माइक सिर्फ़ कॉल के दौरान चालू रहेगा।',
  start: 'कॉल शुरू करें',
  backToCall: 'कॉल पर वापस जाएँ',

  consent: 'शुरू करने से पहले',
  consentAgent: 'आपकी बात किसी इंसान से नहीं, एक AI असिस्टेंट से होगी।',
  consentTranscript: 'बातचीत लिखित रूप में कॉल के साथ सहेजी जाती है।',
  privacy: 'निजता की सूचना पढ़ें',
  agree: 'सहमति दें, कॉल करें',
  decline: 'अभी नहीं',

  microphone: 'माइक की अनुमति दें',
  microphoneHint: 'ब्राउज़र अनुमति माँग रहा है। “अनुमति दें” चुनें, ताकि आपकी आवाज़ पहुँचे।',
  connecting: 'कनेक्ट हो रहा है…',
  connected: 'कॉल जुड़ गई',
  listening: 'असिस्टेंट सुन रहा है',
  thinking: 'असिस्टेंट सोच रहा है…',
  speaking: 'असिस्टेंट बोल रहा है',
  muted: 'आपका माइक बंद है',
  reconnecting: 'फिर से कनेक्ट हो रहा है…',
  reconnectingHint: 'कनेक्शन टूट गया है। कृपया लाइन पर बने रहें।',
  ended: 'कॉल खत्म हुई',
  user_disconnected: 'आपने कॉल खत्म की।',
  agent_disconnected: 'असिस्टेंट ने कॉल खत्म की।',
  network_failure: 'कनेक्शन टूट गया।',

  cancel: 'रद्द करें',
  mute: 'माइक बंद करें',
  unmute: 'माइक चालू करें',
  end: 'कॉल काटें',
  callAgain: 'फिर से कॉल करें',
  tryAgain: 'फिर से कोशिश करें',
  minimise: 'छोटा करें',

  transcript: 'लिखित बातचीत',
  agent: 'असिस्टेंट',
  you: 'आप',
  message: 'मैसेज लिखें',
  send: 'भेजें',

  devices: 'आवाज़ की सेटिंग',

  rate: 'कॉल कैसी रही?',
  stars: { one: '{count} स्टार', other: '{count} स्टार' },

  newTab: 'नए टैब में खुलेगा',
  problem: { title: 'कॉल नहीं हो सकी', advice: 'अपना कनेक्शन जाँचें, फिर दोबारा कोशिश करें।' },
};
