/** CSS declarations, `name:value;name:value`. */
export type Look = string;

/**
 * Sets each declaration through CSSOM, which a host's `style-src 'none'` allows and its stylesheets cannot override.
 */
export function dress(element: HTMLElement, look: Look): void {
  for (const declaration of look.split(';')) {
    const colon = declaration.indexOf(':');
    element.style.setProperty(declaration.slice(0, colon), declaration.slice(colon + 1), 'important');
  }
}

/**
 * Styles a shadow root by a constructed stylesheet. Safari has had those since 16.4; before that `element` gets its
 * plain look and the browser's own focus ring, and goes without `extra` (hover, motion, print).
 */
export function dressShadow(root: ShadowRoot, element: HTMLElement, look: Look, extra: string): void {
  if (!root.adoptedStyleSheets) return dress(element, look);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${element.localName}{${look}}${extra}`);
  root.adoptedStyleSheets = [sheet];
}
