import type { Kit } from '../loader/kit';
import type { Panel } from '../loader/part';
import type { Widget } from '../loader/widget';
import type { Failure, PageMessage } from '../messages';
import { createFrameCall } from './call';
import { asMessage } from './variables';

/** Written by the build: the hash of `refusal.ts`. */
declare const __REFUSAL_HASH__: string;

/** A frame that was told to end its call has this long to say that it did. */
const GOODBYE_MS = 3000;

/** The panel is a little nearer to its button than a second button would be, px. */
const NEARER = 4;

const ONE_CALL: Failure = {
  code: 'already_started',
  message: 'Another widget of this page has a call. End that one first.',
  retryable: true,
};

/** What a widget shows: its frame, fetched with it and kept while minimised, so that a call goes on. */
interface WidgetPanel extends Panel {
  readonly widget: Widget;
  readonly live: boolean;
  show(open: boolean): void;
  /** Whether its call looks for an element of this widget. */
  isFor(other: Widget): boolean;
  moveTo(heir: Widget): void;
}

/** Every panel of the page: at most one of them is open, and at most one has a call. */
const panels = new Set<WidgetPanel>();

/** Gives a widget of the page its panel, unless it has one: that of an element which went with a call, or a new one. */
export function attach(widget: Widget, page: ReadonlyMap<Element, Widget>, kit: Kit): void {
  if (hasPanel(widget)) return;
  const orphan = [...panels].find((panel) => panel.isFor(widget));
  if (orphan) orphan.moveTo(widget);
  else widget.take(createPanel(widget, page, kit));
}

function hasPanel(widget: Widget): boolean {
  return [...panels].some((panel) => panel.widget === widget);
}

function createPanel(first: Widget, page: ReadonlyMap<Element, Widget>, kit: Kit): WidgetPanel {
  let widget = first;
  const { settings } = widget;
  const { widgetId } = settings;
  /** The page took the element away, and it is back until the call is over. */
  let standsIn = false;
  let leaving = false;

  const alone = ![...panels].some((other) => other.live && other.widget.settings.widgetId === widgetId);
  const call = createFrameCall(settings, widget.launcher.beyond - NEARER, alone, {
    changed: () => render(),
    announce: (name, detail) => widget.announce(name, detail),
    minimise: () => panel.show(false),
    async blocked(refusal, directive) {
      let part: typeof import('../refusal') | undefined;
      try {
        if (widget.open) part = await widget.fetchPart(__REFUSAL_HASH__);
      } catch (failure) {
        panel.show(false);
        widget.refuse(failure as Failure);
      }
      // The next opening tries again; what was not shown is not told.
      if (!part || !widget.open) return call.close();
      call.refuse((root) => part.showRefusal(root, settings.fullPage ? settings.frameUrl : ''));
      widget.announce('error', part.failureOf(refusal, settings.frameUrl, directive));
    },
  }, kit);

  const render = () => {
    const { element, launcher, open = false } = widget;
    const { state, callId } = call.state;
    launcher.show(open, open ? undefined : call.wayBack);
    element.dataset.state = state;
    if (callId) element.dataset.callId = callId;
    else delete element.dataset.callId;
    // What was kept for the call alone goes with it, once the visitor has seen how it ended.
    if (!call.over || open) return;
    if (leaving) close();
    else if (standsIn) run.destroy();
  };

  const listeners: [string, (event: any) => void][] = [
    [
      'dialnexa:ready',
      ({ target }: Event) => {
        const heir = page.get(target as Element);
        if (heir && panel.isFor(heir)) panel.moveTo(heir);
      },
    ],
    [
      'keydown',
      (event: KeyboardEvent) => {
        if (event.key === 'Escape' && !event.defaultPrevented) panel.show(false);
      },
    ],
    [
      'pageshow',
      ({ persisted }: PageTransitionEvent) => {
        if (persisted) call.restore(!!widget.open);
      },
    ],
  ];

  const close = () => {
    listeners.forEach(([event, hear]) => removeEventListener(event, hear));
    panels.delete(panel);
    call.close();
  };

  /** By command; every other command is the frame's. */
  const run = {
    /** One call on a page: while another widget has it, that one comes to the front. */
    open(): boolean {
      const busy = [...panels].find((other) => other !== panel && other.live);
      panels.forEach((other) => other.show(other === (busy || panel)));
      return !busy;
    },
    start(): void {
      if (run.open()) call.tell('start');
      else widget.announce('error', ONE_CALL);
    },
    toggle(): void {
      if (widget.open) panel.show(false);
      else run.open();
    },
    close: () => panel.show(false),
    setVariables(variables: unknown): void {
      const message = asMessage(variables);
      if ('code' in message) widget.announce('error', message);
      else call.setVariables(message);
    },
    reset: () => call.reset(),
    destroy(): void {
      leaving = true;
      widget.forget();
      if (call.over) return close();
      panel.show(false);
      call.tell('end');
      setTimeout(close, GOODBYE_MS);
    },
    /** A single-page application took the element away, perhaps to put another in its place: a call outlives that. */
    left(): void {
      const { element } = widget;
      if (element.isConnected) return;
      if (call.over) return run.destroy();
      const heir = [...page.values()].find((other) => panel.isFor(other));
      if (heir) return panel.moveTo(heir);
      standsIn = true;
      // Before the frame, which is in front of it.
      call.reach().holder.element.before(element);
    },
  };

  const panel: WidgetPanel = {
    get widget() {
      return widget;
    },
    get live() {
      return call.live;
    },
    run(command, argument) {
      if (command in run) run[command as keyof typeof run](argument);
      else call.tell(command as PageMessage);
    },
    show(open) {
      if (open === !!widget.open) return;
      widget.open = open;
      call.show(open);
      render();
      if (!open && focusIsOurs()) widget.launcher.button.focus();
    },
    isFor: (other) =>
      (standsIn || !widget.element.isConnected) && !call.over && other.element.isConnected && !hasPanel(other) && other.settings.widgetId === widgetId,
    moveTo(heir) {
      const before = widget;
      standsIn = false;
      widget = heir;
      heir.open = !!before.open;
      heir.take(panel);
      before.forget();
      render();
      heir.announce('state', call.state);
    },
  };

  panels.add(panel);
  listeners.forEach(([event, hear]) => addEventListener(event, hear));
  call.reach();
  return panel;
}

/** Focus comes back to where it went in from, unless the visitor has moved on to something of the page's. */
function focusIsOurs(): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement.matches('body,[data-id=dialnexa-frame] *');
}
