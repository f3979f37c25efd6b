import type { MicrophoneState } from '@dialnexa/web-sdk';
import type { Failure, StateDetail } from '../messages';
import { askComment, type CommentForm } from './comment';
import { createSheet } from './devices';
import { listenToHold } from './hold';
import { offerLeftCall } from './left-call';
import { Notices } from './notices';
import { explain } from './trouble';
import type { Room } from './room';

export { findObstacle } from './obstacle';

/** Written by the build: the name of `styles/seldom.css` beside this part. */
declare const __SELDOM_SHEET__: string;

/** What most calls do without, in one part that is fetched when the first of it is needed. */
export type Seldom = Awaited<ReturnType<typeof createSeldom>>;

export async function createSeldom({ settings, parts, speech, host, call, view, choices, probe, make, start }: Room) {
  const [words] = await Promise.all([speech.fetchAll(), addSheet(make)]);
  const button = (on: string, look: string, text: string) => make('button', { class: `button ${look}`, 'data-on': on, hidden: '' }, text);
  const fresh = button('idle+left', '', words.newCall);
  const rejoin = button('idle+left', 'button-main', words.backToCall);
  const type = button('error+typing', '', words.typeInstead);
  const newTab = make('span', { class: 'heard-only' }, ` ${words.newTab}`);
  const link = { class: 'button button-main', 'data-on': 'error+elsewhere', href: '', target: '_blank', rel: 'noopener', hidden: '' };
  parts.again.before(fresh, rejoin, type);
  parts.again.after(make('a', link, words.fullPage, newTab));
  type.onclick = () => start({ microphone: false });
  const devices = createSheet({ button: parts.devices, place: parts.sheet, make, words, tag: speech.tag, choices, call });
  const notices = new Notices({
    place: parts.notice,
    make,
    words,
    announce: (said) => view.announce(said),
    keepFocus: () => view.keepFocus(),
    chooseMicrophone: () => devices.toggle(),
    unmute: () => call.setMuted(false),
    warn: (detail) => host.send({ type: 'error', detail }),
  });
  return {
    toggleDevices: () => devices.toggle(),
    below(turns: number): void {
      parts.jump.hidden = !turns;
      parts.jump.textContent = speech.count(words.newTurns, turns);
    },
    notSent: () => notices.notSent(),
    speaking: () => notices.speaking(!!settings.pushToTalk),
    microphone: (state: MicrophoneState) => notices.microphone(state),
    state({ muted }: StateDetail, inCall: boolean): void {
      if (!muted) notices.unmuted();
      if (inCall) return;
      devices.close();
      notices.hide();
    },
    failed(failure: Failure): void {
      const place = { embeddedBy: host.embedded ? host.origin : null, fullPage: !!settings.fullPage && host.embedded, typing: !!settings.typing && call.reads };
      const { trouble, ways } = explain(failure, place, words);
      view.showTrouble(trouble, ways);
    },
    pushToTalk(): void {
      parts.hold.querySelector('span')!.textContent = words.hold;
      view.surround('ptt', true);
      listenToHold(parts.hold, {
        possible: () => call.state.state === 'connected' && call.state.microphone,
        talk: (on) => call.setMuted(!on),
      });
    },
    askComment: (form: CommentForm) => askComment(form, { make, words, thanked: () => view.focusMain() }),
    offerLeftCall: () =>
      offerLeftCall({ rejoin, fresh }, view, { canRejoin: () => probe.canRejoin, forget: () => void probe.end(), start: () => start(), changed: (possible) => host.send({ type: 'rejoin', possible }) }),
  };
}

/** Resolves when nothing would be shown without its look any more; a sheet that cannot be fetched is missed, and the words are there. */
function addSheet(make: Room['make']): Promise<unknown> {
  const sheet = make('link', { rel: 'stylesheet', href: new URL(__SELDOM_SHEET__, import.meta.url).href });
  return new Promise((settled) => {
    sheet.onload = sheet.onerror = settled;
    document.head.append(sheet);
  });
}
