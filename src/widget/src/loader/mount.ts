import type { Phase } from '../messages';
import type { LoaderSettings } from '../settings';
import { takeQueue, type CommandQueue, type HostCommand } from './commands';
import { drawLauncher } from './launcher';
import { createPanel, type Panel } from './panel';

declare global {
  interface Window {
    DialNexaWidget?: CommandQueue | unknown[];
  }
}

/** Puts the launcher on the page and ties it to the panel, the page's commands and the page's events. */
export function mount(settings: LoaderSettings): void {
  const { element, button, show } = drawLauncher(settings);
  let state: Phase = 'idle';

  const announce = (name: string, detail: unknown) => {
    element.dispatchEvent(new CustomEvent(`dialnexa:${name}`, { detail, bubbles: true, composed: true }));
  };
  const panel = createPanel(settings, {
    shown(open) {
      show(open, state);
      if (!open && focusIsOurs()) button.focus();
    },
    message(message) {
      if (message.type === 'minimise') return panel.show(false);
      if (message.type === 'welcome') return;
      if (message.type === 'state') {
        const { callId } = message.detail;
        state = message.detail.state;
        show(panel.open, state);
        if (callId) element.dataset.callId = callId;
        else delete element.dataset.callId;
      }
      announce(message.type, message.detail);
    },
    failed: (failure) => announce('error', failure),
  });

  button.addEventListener('click', () => panel.show(!panel.open));
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) panel.show(false);
  });
  document.documentElement.append(element);
  announce('ready', { widgetId: settings.widgetId });
  window.DialNexaWidget = takeQueue(window.DialNexaWidget, (command) => obey(panel, command));
}

function obey(panel: Panel, command: HostCommand): void {
  if (command === 'open' || command === 'start') panel.show(true);
  if (command === 'close') panel.show(false);
  else if (command !== 'open') panel.tell(command);
}

/** Focus comes back to where it went in from, unless the visitor has moved on to something of the page's. */
function focusIsOurs(): boolean {
  const { activeElement } = document;
  return !activeElement || activeElement.matches('body,[data-id=dialnexa-frame] *');
}
