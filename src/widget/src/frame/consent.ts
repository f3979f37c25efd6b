import type { Consent } from '@dialnexa/web-sdk';
import type { Words } from '../languages/words';
import type { Make } from './parts';

/** Where the question stands, and what it is made of. */
export interface Question {
  readonly widgetId: string;
  /** The name of the text as it stands. */
  readonly version: string;
  /** The page that the text links. Default: none. */
  readonly privacyUrl?: string | undefined;
  /** For the text. */
  readonly place: HTMLElement;
  /** For the two buttons. */
  readonly controls: HTMLElement;
  readonly make: Make;
  readonly words: Words;
  /** Told when the visitor has to be asked. */
  asking(): void;
}

/**
 * What the visitor agreed to in this tab, else what they agree to now, before anything of theirs is sent anywhere. Null: they declined, or the
 * signal stopped the question.
 */
export async function agree(question: Question, signal: AbortSignal): Promise<Consent | null> {
  const { widgetId, version, asking } = question;
  const key = `dialnexa.consent.${widgetId}`;
  try {
    const given = JSON.parse(sessionStorage.getItem(key)!) as Consent;
    if (given.version === version) return given;
  } catch {
    // Nothing yet; or the browser keeps no storage for this frame, and each call asks.
  }
  // Ended while this part was on its way.
  if (signal.aborted) return null;
  asking();
  const agreed = await ask(question, signal);
  if (!agreed) return null;
  const consent: Consent = { version, givenAt: new Date().toISOString() };
  try {
    sessionStorage.setItem(key, JSON.stringify(consent));
  } catch {
    // Then the next call asks again.
  }
  return consent;
}

function ask({ place, controls, make, words, privacyUrl }: Question, signal: AbortSignal): Promise<boolean> {
  const text = make('ul', { class: 'consent', id: 'consent' }, make('li', {}, words.consentAgent), make('li', {}, words.consentTranscript));
  if (privacyUrl) {
    const newTab = make('span', { class: 'heard-only' }, ` (${words.newTab})`);
    text.append(make('li', {}, make('a', { class: 'link', href: privacyUrl, target: '_blank', rel: 'noopener' }, words.privacy, newTab)));
  }
  const decline = make('button', { class: 'button', 'data-id': 'call-decline' }, words.decline);
  // Whoever hears the page gets the text together with the button that has the focus.
  const yes = make('button', { class: 'button button-main', 'data-id': 'call-agree', 'aria-describedby': 'consent' }, words.agree);
  place.append(text);
  controls.append(decline, yes);
  if (document.hasFocus()) yes.focus();
  return new Promise((resolve) => {
    const close = (agreed: boolean) => {
      for (const element of [text, decline, yes]) element.remove();
      resolve(agreed);
    };
    yes.onclick = () => close(true);
    decline.onclick = signal.onabort = () => close(false);
  });
}
