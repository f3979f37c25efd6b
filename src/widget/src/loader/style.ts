/** CSS declarations, `name:value;name:value`. */
export type Look = string;

/** In front of the page. */
export const FLOATING = 'position:fixed;z-index:2147483647;';

/** Gives the element these declarations and none of the page's, through CSSOM, which a host's `style-src 'none'` allows and its stylesheets cannot override. */
export function dress(element: HTMLElement, look: Look): void {
  element.style.cssText = `all:initial;${look}`.replace(/;|$/g, '!important;');
}
