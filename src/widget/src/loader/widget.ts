import type { Failure } from '../messages';
import { takeQueue, type HostCommand } from './commands';
import { kit } from './kit';
import { drawLauncher, type Launcher } from './launcher';
import { recall } from './memory';
import { loadPart, type Panel, type Part } from './part';
import { isLive } from './phase';
import type { Settings } from './settings';
import { FULL_PAGE, NOT_LOADED } from './words';

/** Written by the build: the hash of `panel.ts`. */
declare const __PANEL_HASH__: string;

/** One element of the page with its button; the part that is loaded later knows it by this. */
export interface Widget {
  /** Carries `data-state` and `data-call-id`, and is where the page's events start. */
  readonly element: HTMLElement;
  readonly settings: Settings;
  readonly launcher: Launcher;
  /** Whether the panel is to be seen. */
  open?: boolean;
  /** From now on it has this panel, which is given all commands, those of before first. */
  take(panel: Panel): void;
  announce(name: string, detail: unknown): void;
  /** Fetches a part of the loader by its hash. @throws Failure */
  fetchPart<Loaded>(hash: string): Promise<Loaded>;
  /** Tells page and visitor that the call cannot be shown. */
  refuse(failure: Failure): void;
  run(command: WidgetCommand, argument?: unknown): void;
  /** Takes it off the page. */
  forget(): void;
}

/** `toggle`: the button was pressed. `left`: the page took the element away during a call. */
export type WidgetCommand = HostCommand | 'toggle' | 'left';

/** The widgets of this page, by their elements. */
export const widgets = new Map<Element, Widget>();

let part: Promise<Part> | undefined;

/** Gives an element of the page its button. `nonce` is the one of the loader's own tag. */
export function mount(element: HTMLElement, settings: Settings, nonce: string): void {
  const { widgetId, frameUrl, corner, fullPage, preload } = settings;
  // One of the same widget is the same button: it has been there before, or goes when this one has its call.
  const inTheWay = [...widgets.values()]
    .filter(({ element, settings }) => element.isConnected && settings.corner === corner && settings.widgetId !== widgetId)
    .pop();
  const launcher = drawLauncher(element, settings, inTheWay && inTheWay.launcher.beyond);
  let take!: Widget['take'];
  const panel = new Promise<Panel>((resolve) => (take = resolve));
  let elsewhere = false;

  const refuse = (failure: Failure) => {
    elsewhere = !failure.retryable && !!fullPage;
    launcher.show(false, elsewhere ? FULL_PAGE : NOT_LOADED);
    announce('error', failure);
  };
  const fetchPart = <Loaded>(hash: string) => loadPart<Loaded>(hash, frameUrl, nonce);
  /** Loads the part that has the panel, unless it is there. Only who `asked` for it is told that it cannot be. */
  const reach = (asked?: boolean) => {
    part = part || fetchPart<Part>(__PANEL_HASH__);
    part.then(
      ({ attach }) => attach(widget, widgets, kit),
      (failure) => {
        part = undefined;
        if (asked) refuse(failure);
      },
    );
  };
  const announce = (name: string, detail: unknown) => {
    element.dispatchEvent(new CustomEvent(`dialnexa:${name}`, { detail, bubbles: true, composed: true }));
  };
  const widget: Widget = {
    element,
    settings,
    launcher,
    take,
    announce,
    fetchPart,
    refuse,
    run(command, argument) {
      const opens = /open|start|toggle/.test(command);
      // What an earlier page of this tab left in the frame's storage, only the frame can forget.
      if (opens || (command === 'reset' && recall(widgetId))) reach(opens);
      if (command === 'destroy') widget.forget();
      panel.then((taken) => taken.run(command, argument));
    },
    forget() {
      widgets.delete(element);
      element.remove();
      if (!widgets.size) window.DialNexaWidget = [];
    },
  };

  launcher.button.addEventListener('click', () => (elsewhere ? open(frameUrl, '_blank', 'noopener') : widget.run('toggle')));
  ['pointerenter', 'focus'].forEach((sign) => launcher.button.addEventListener(sign, () => reach()));
  element.dataset.state = 'idle';
  widgets.set(element, widget);
  announce('ready', { widgetId });
  if (widgets.size === 1) window.DialNexaWidget = takeQueue(window.DialNexaWidget, dispatch);
  // The visitor had a call when this tab left the page, unless it is this one that has it.
  if (!part && recall(widgetId) === 'live') reach();
  if (preload === 'idle') (window.requestIdleCallback || setTimeout)(() => reach());
}

/** A command without an element is for the one with the call, else the one that is open, else the first. */
function dispatch(command: HostCommand, argument: unknown): void {
  const all = [...widgets.values()];
  if (command === 'destroy') return all.forEach((widget) => widget.run(command));
  const addressed = all.find(({ element }) => isLive(element.dataset.state)) || all.find(({ open }) => open) || all[0];
  if (addressed) addressed.run(command, argument);
}
