import type { LoaderSettings } from '../settings';
import { FRAME_BLOCKED, FULL_PAGE } from '../strings';
import { cornerLook } from './launcher';
import { dress, dressShadow } from './style';

/** A screen that has no room beside the page: the panel becomes a sheet across its bottom. */
const SMALL_SCREEN = '(max-width:520px),(max-height:520px)';
const SHEET = 'inset:auto 0 0;height:600px;max-height:calc(100% - 24px);border-radius:20px 20px 0 0;padding-bottom:env(safe-area-inset-bottom,0px)';

export interface Holder {
  /** `[data-id=dialnexa-frame]`. */
  readonly element: HTMLElement;
  readonly frame: HTMLIFrameElement;
  show(open: boolean): void;
  /** Puts a message in the place of the frame. */
  block(): void;
  remove(): void;
}

/**
 * Opens the frame in a holder that is a child of the document element: replacing `<body>`, or moving the launcher, does not
 * reload it.
 */
export function openHolder(settings: LoaderSettings): Holder {
  const element = document.createElement('div');
  element.dataset.id = 'dialnexa-frame';
  const frame = drawFrame(settings);
  element.append(frame);

  const small = matchMedia(SMALL_SCREEN);
  let open = false;
  let height = '640px';
  const place = () => {
    // A message leaves the launcher in sight: nothing else closes it by touch.
    const sheet = small.matches && height !== 'auto';
    const box = sheet ? SHEET : `${cornerLook(settings.corner, 92)};border-radius:20px;width:400px;max-width:calc(100% - 40px);height:${height};max-height:calc(100% - 112px)`;
    dress(element, `${look()};display:${open ? 'block' : 'none'};${box}`);
  };
  small.addEventListener('change', place);
  place();
  document.documentElement.append(element);

  return {
    element,
    frame,
    show(value) {
      open = value;
      place();
    },
    block() {
      frame.remove();
      height = 'auto';
      place();
      explain(element.attachShadow({ mode: 'open' }), settings.fullPage ? settings.frameUrl : '');
    },
    remove() {
      small.removeEventListener('change', place);
      element.remove();
    },
  };
}

function drawFrame({ frameUrl, title }: LoaderSettings): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = title;
  frame.allow = 'microphone; autoplay; screen-wake-lock; speaker-selection';
  frame.referrerPolicy = 'strict-origin';
  frame.src = frameUrl;
  dress(frame, 'all:initial;display:block;width:100%;height:100%;border:0');
  return frame;
}

/** In front of the launcher, which comes before it in the page. Until the frame has loaded, the surface is the one of `frame.css`. */
function look(): string {
  const surface = matchMedia('(prefers-color-scheme:dark)').matches ? '#16181d' : '#fff';
  return `all:initial;color-scheme:light dark;position:fixed;z-index:2147483647;box-sizing:border-box;overflow:hidden;background:${surface};box-shadow:0 0 0 1px #8883,0 16px 48px #0005`;
}

function explain(root: ShadowRoot, address: string): void {
  const message = document.createElement('p');
  message.setAttribute('role', 'alert');
  message.textContent = FRAME_BLOCKED;
  root.append(message);
  if (address) {
    const link = document.createElement('a');
    link.dataset.id = 'full-page';
    link.href = address;
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = FULL_PAGE;
    root.append(link);
  }
  dressShadow(root, message, 'margin:24px;font:16px/1.5 system-ui,sans-serif;color:CanvasText', 'a{display:block;margin:12px 24px;font:16px/2.75 system-ui,sans-serif;color:LinkText}');
}
