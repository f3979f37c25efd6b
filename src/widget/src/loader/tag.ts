/** The id that a script tag names: by `data-widget`, or anywhere in its address, which tag managers leave alone. */
export function idOf(tag: Pick<Element, 'getAttribute'>): string | undefined {
  return tag.getAttribute('data-widget') || (/wgt_[\w-]+/.exec(tag.getAttribute('src') || '') || [])[0];
}

/**
 * The script tag that runs. Optimisers that move or merge scripts lose it: then it is the first on the page that looks like one, of
 * which a loader that knows its widget (`rendered`) needs to know nothing.
 */
export function ownTag(page: Pick<Document, 'currentScript' | 'querySelector'>, rendered: boolean): HTMLScriptElement | null {
  return (page.currentScript || (rendered ? null : page.querySelector('script[data-widget],script[src*="widget.js"]'))) as HTMLScriptElement | null;
}
