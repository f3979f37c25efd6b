import { textOn } from '../contrast';
import type { Phase } from '../messages';
import type { LoaderSettings } from '../settings';
import { BACK_TO_CALL } from '../strings';
import { dress, dressShadow } from './style';

/** 24 × 24: a handset, and a chevron while the panel is open. */
const HANDSET = 'M5 3h4l2 5-2.5 1.5a12 12 0 0 0 6 6L16 13l5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2';
const CHEVRON = 'm4 9 2-2 6 6 6-6 2 2-8 8z';

/** `extra` rules that only a stylesheet can express. */
const EXTRA =
  ':hover{filter:brightness(1.08)}' +
  ':focus-visible{outline:3px solid Highlight;outline-offset:3px}' +
  '@media print{button{display:none}}';

export interface Launcher {
  /** `[data-id=dialnexa-widget]`: carries the state and is where the page's events start. */
  readonly element: HTMLElement;
  readonly button: HTMLButtonElement;
  show(open: boolean, state: Phase): void;
}

/** Draws the button in a shadow root. It fetches nothing. */
export function drawLauncher({ color, corner, label, language }: LoaderSettings): Launcher {
  const element = document.createElement('div');
  element.dataset.id = 'dialnexa-widget';
  element.lang = language;
  dress(element, `all:initial;position:fixed;z-index:2147483647;${cornerLook(corner, 20)}`);

  const root = element.attachShadow({ mode: 'open' });
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset.id = 'launcher';
  const [icon, path] = drawIcon();
  const words = document.createElement('span');
  button.append(icon, words);
  root.append(button);
  dressShadow(
    root,
    button,
    `display:flex;gap:10px;align-items:center;min-height:56px;margin:0;padding:0 20px;border:1px solid #8884;border-radius:28px;background:${color};color:${textOn(color)};font:600 16px/1.2 system-ui,sans-serif;cursor:pointer;box-shadow:0 6px 24px #0004`,
    EXTRA,
  );

  const show = (open: boolean, state: Phase) => {
    const live = state === 'connected' || state === 'reconnecting';
    button.setAttribute('aria-expanded', `${open}`);
    path.setAttribute('d', open ? CHEVRON : HANDSET);
    words.textContent = live && !open ? BACK_TO_CALL : label;
    element.dataset.state = state;
  };
  show(false, 'idle');
  return { element, button, show };
}

/** The declarations that hold a box in its corner, `distancePx` from top or bottom and clear of notches. */
export function cornerLook(corner: string, distancePx: number): string {
  const [block, inline] = corner.split('-') as [string, string];
  return `${block}:calc(${distancePx}px + env(safe-area-inset-${block},0px));${inline}:calc(20px + env(safe-area-inset-${inline},0px))`;
}

function drawIcon(): [SVGElement, SVGElement] {
  const draw = (name: string) => document.createElementNS('http://www.w3.org/2000/svg', name) as SVGElement;
  const icon = draw('svg');
  const path = draw('path');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('width', '24');
  icon.setAttribute('fill', 'currentColor');
  icon.append(path);
  return [icon, path];
}
