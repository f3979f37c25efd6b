import type { Words } from '../languages/words';

/** What `Widget.cshtml` renders, by its `data-id` without the `call-`. */
type Name =
  | 'clock' | 'devices' | 'minimise' | 'state' | 'hint' | 'who' | 'slot' | 'transcript' | 'jump' | 'sheet' | 'notice' | 'composer' | 'send'
  | 'start' | 'again' | 'mute' | 'hold' | 'end' | 'alert' | 'announcer';

export type Parts = Record<Name, HTMLElement> & { panel: HTMLElement; message: HTMLInputElement };

/** A test holds the page to these names. */
export function findParts(page: Document): Parts {
  const parts: Record<string, HTMLElement | null> = { panel: page.querySelector('main') };
  for (const element of page.querySelectorAll<HTMLElement>('[data-id^=call-]')) parts[element.dataset.id!.slice(5)] = element;
  return parts as Parts;
}

/** Gives every `data-text` its words, and every `data-label` its name for those who hear the page. */
export function fillTexts(page: Document, words: Words): void {
  for (const element of page.querySelectorAll<HTMLElement>('[data-text],[data-label]')) {
    const { text, label } = element.dataset;
    if (text) element.textContent = words[text as keyof Words] as string;
    else element.setAttribute('aria-label', words[label as keyof Words] as string);
  }
}

/** Shows what is for one of the present states: `data-on="a b+c"` is for `a`, and for `b` and `c` together. */
export function showFor(page: ParentNode, present: ReadonlySet<string>): void {
  for (const element of page.querySelectorAll<HTMLElement>('[data-on]')) {
    element.hidden = !element.dataset.on!.split(' ').some((all) => all.split('+').every((one) => present.has(one)));
  }
}

/** Makes an element, for what the page does not have from the start. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...content);
  return element;
}

export type Make = typeof make;
