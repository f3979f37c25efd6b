import { TEXTS } from '../strings';

/** The elements that `Widget.cshtml` renders, by the `data-id` that tests use too. */
const IDS = {
  start: 'call-start',
  end: 'call-end',
  mute: 'call-mute',
  minimise: 'call-minimise',
  again: 'call-again',
  state: 'call-state',
  hint: 'call-hint',
  clock: 'call-clock',
  error: 'call-error',
  errorTitle: 'call-error-title',
  errorAdvice: 'call-error-advice',
  fullPage: 'call-full-page',
  transcript: 'call-transcript',
  announcer: 'call-announcer',
} as const;

export type Elements = Record<keyof typeof IDS, HTMLElement> & { panel: HTMLElement };

/** @throws Error naming what the page lacks. */
export function findElements(page: Document): Elements {
  const find = (id: string) => {
    const element = page.querySelector<HTMLElement>(`[data-id=${id}]`);
    if (!element) throw new Error(`The frame's page has no [data-id=${id}]: add it to Widget.cshtml.`);
    return element;
  };
  const found = Object.entries(IDS).map(([name, id]) => [name, find(id)] as const);
  return { ...(Object.fromEntries(found) as Record<keyof typeof IDS, HTMLElement>), panel: find('call') };
}

/** Gives every `data-text` its words, and every `data-label` its name for those who hear the page. */
export function fillTexts(page: Document): void {
  for (const element of page.querySelectorAll<HTMLElement>('[data-text]')) element.textContent = TEXTS[element.dataset.text ?? ''] ?? '';
  for (const element of page.querySelectorAll<HTMLElement>('[data-label]')) element.setAttribute('aria-label', TEXTS[element.dataset.label ?? ''] ?? '');
}
