/** The frame: the call's own page on this server's origin, inside a host page or alone. */
import { findHost } from './frame/host';
import { fillTexts, findParts } from './frame/parts';
import { loadSpeech } from './frame/speech';
import { beginVisit } from './frame/visit';
import type { FrameSettings } from './settings';

/** A page that has not greeted the frame by then never will, or speaks no language of its own. */
const GREETING_WITHIN_MS = 1500;

const settings = JSON.parse(document.body.dataset.settings!) as FrameSettings;
const root = document.documentElement;

let greeted = () => {};
const greeting = new Promise<void>((resolve) => (greeted = resolve));
const host = findHost(window, {
  arrived() {
    greeted();
    void visit.then(({ call, words }) => {
      host.send({ type: 'words', words });
      host.send({ type: 'state', detail: call.state });
    });
  },
  command: (command) => void visit.then(({ commands }) => commands[command]()),
  variables: (variables) => void visit.then((begun) => (begun.variables = variables)),
});

/** The owner's choice, else the page's around the frame, which has to be waited for, else the browser's. */
async function languages(): Promise<readonly string[]> {
  if (settings.language) return [settings.language];
  if (host.embedded) await Promise.race([greeting, new Promise((late) => setTimeout(late, GREETING_WITHIN_MS))]);
  return [host.page?.language ?? '', ...navigator.languages];
}

const visit = (async () => {
  const speech = await loadSpeech(await languages(), settings.strings);
  const { tag, words } = speech;
  root.lang = tag;
  root.dir = /^ar/.test(tag) ? 'rtl' : 'ltr';
  if (!settings.title) document.title = words.title;
  fillTexts(document, words);
  const begun = beginVisit({ settings, parts: findParts(document), speech, host });
  root.dataset.ready = '';
  return begun;
})();
