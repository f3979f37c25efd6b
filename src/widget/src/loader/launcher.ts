import { inkOn } from './ink';
import type { Settings } from './settings';
import { dress, FLOATING } from './style';
import { labelFor } from './words';

/** 24 × 24: a handset, and a chevron while the panel is open. */
const HANDSET = 'M5 3h4l2 5-2.5 1.5a12 12 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2';
const CHEVRON = 'm4 9 2-2 6 6 6-6 2 2-8 8z';

/** Height of the button in px; the rest of it is in proportion. */
const HEIGHTS: Readonly<Record<string, number>> = { small: 44, large: 64 };
const MEDIUM = 56;

/** From the edges of the window, and between two buttons in one corner, px. */
const GAP = 20;

/** What only a stylesheet can say. */
const EXTRA =
  ':hover{filter:brightness(1.08)}' +
  ':focus-visible{outline:3px solid Highlight;outline-offset:3px}' +
  '@media print{button{display:none!important}}';

export interface Launcher {
  readonly button: HTMLButtonElement;
  /** How far from the edge the next thing in this corner goes, px. */
  readonly beyond: number;
  /** `words` take the place of the label. */
  show(open: boolean, words?: string): void;
}

/** Draws the button into the element's shadow root, as far from the edge of the window as `distance` px. It fetches nothing. */
export function drawLauncher(element: HTMLElement, settings: Settings, distance = GAP): Launcher {
  const { color, corner, label, labels, language, radius = 20, size = '' } = settings;
  const height = HEIGHTS[size] || MEDIUM;
  const [byDefault, known] = labelFor([language || document.documentElement.lang, ...navigator.languages], labels);
  dress(element, FLOATING + cornerLook(corner, distance));
  // An owner's own words are in the page's language unless the owner says otherwise.
  element.lang = label ? language || '' : known;

  const root = element.shadowRoot || element.attachShadow({ mode: 'open' });
  const button = document.createElement('button');
  button.dir = 'auto';
  const [icon, path] = drawIcon();
  const text = document.createElement('span');
  button.append(icon, text);
  root.textContent = '';
  root.append(button);
  // Nobody else's rules reach into a shadow root.
  button.style.cssText = `display:flex;gap:10px;align-items:center;min-height:${height}px;margin:0;padding:0 20px;border:1px solid #8884;border-radius:${(radius * height) / 40}px;background:${color};color:${inkOn(color)};font:600 ${height / 8 + 9}px/1.2 system-ui,sans-serif;cursor:pointer;box-shadow:0 6px 24px #0004`;
  // Safari has had these since 16.4. Before that the button goes without.
  if (root.adoptedStyleSheets) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(EXTRA);
    root.adoptedStyleSheets = [sheet];
  }

  const show = (open: boolean, words = label || byDefault) => {
    button.setAttribute('aria-expanded', `${open}`);
    path.setAttribute('d', open ? CHEVRON : HANDSET);
    text.textContent = words;
  };
  show(false);
  return { button, beyond: distance + height + GAP, show };
}

/** The declarations that hold a box in its corner, `distance` px from top or bottom and clear of notches. */
export function cornerLook(corner: string, distance: number): string {
  const [block, inline] = corner.split('-') as [string, string];
  return `${block}:calc(${distance}px + env(safe-area-inset-${block}));${inline}:calc(${GAP}px + env(safe-area-inset-${inline}))`;
}

function drawIcon(): [SVGElement, SVGElement] {
  const [icon, path] = ['svg', 'path'].map((name) => document.createElementNS('http://www.w3.org/2000/svg', name)) as [SVGElement, SVGElement];
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.style.cssText = 'width:24px;fill:currentColor';
  icon.append(path);
  return [icon, path];
}
