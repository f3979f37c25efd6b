import type { Kit } from '../loader/kit';
import type { Settings } from '../loader/settings';

/** A screen that has no room beside the page: the panel becomes a sheet across its bottom. */
const SMALL_SCREEN = '(max-width:520px),(max-height:520px)';

export interface Holder {
  /** `[data-id=dialnexa-frame]`. */
  readonly element: HTMLElement;
  readonly frame: HTMLIFrameElement;
  show(open: boolean): void;
  /** Puts a message in the place of the frame. */
  block(say: (root: ShadowRoot) => void): void;
  remove(): void;
}

/**
 * Opens the frame in a holder that is a child of the document element: replacing `<body>`, or moving the launcher, does not
 * reload it. Not shown yet.
 */
export function openHolder(settings: Settings, beyond: number, { cornerLook, dress, floating }: Kit): Holder {
  const { corner, radius = 20 } = settings;
  const element = document.createElement('div');
  element.dataset.id = 'dialnexa-frame';
  const frame = drawFrame(settings);
  dress(frame, 'display:block;width:100%;height:100%;border:0');
  element.append(frame);

  const small = matchMedia(SMALL_SCREEN);
  const dark = matchMedia('(prefers-color-scheme:dark)');
  let open = false;
  let height = '640px';
  const place = () => {
    // A message leaves the button in sight: nothing else closes it by touch.
    const sheet = `inset:auto 0 0;height:600px;max-height:calc(100% - 24px);border-radius:${radius}px ${radius}px 0 0;padding-bottom:env(safe-area-inset-bottom)`;
    const box = `${cornerLook(corner, beyond)};border-radius:${radius}px;width:400px;max-width:calc(100% - 40px);height:${height};max-height:calc(100% - ${beyond + 20}px)`;
    dress(element, `${floating}${look(settings.theme === 'dark' || (settings.theme !== 'light' && dark.matches))};display:${open ? 'block' : 'none'};${small.matches && height !== 'auto' ? sheet : box}`);
  };
  const screens = [small, dark];
  screens.forEach((screen) => screen.addEventListener('change', place));
  place();
  document.documentElement.append(element);

  return {
    element,
    frame,
    show(value) {
      open = value;
      place();
    },
    block(say) {
      frame.remove();
      height = 'auto';
      place();
      say(element.attachShadow({ mode: 'open' }));
    },
    remove() {
      screens.forEach((screen) => screen.removeEventListener('change', place));
      element.remove();
    },
  };
}

function drawFrame({ frameUrl, title }: Settings): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.title = title ?? 'Voice call';
  frame.allow = 'microphone; autoplay; screen-wake-lock; speaker-selection';
  frame.referrerPolicy = 'strict-origin';
  frame.src = frameUrl;
  return frame;
}

/** In front of the launcher, which comes before it in the page. Until the frame has loaded, the surface is the one of `frame.css`. */
function look(dark: boolean): string {
  return `color-scheme:${dark ? 'dark' : 'light'};box-sizing:border-box;overflow:hidden;background:${dark ? '#16181d' : '#fff'};box-shadow:0 0 0 1px #8883,0 16px 48px #0005`;
}
