import type { Failure, FrameMessage } from '../messages';
import type { LoaderSettings } from '../settings';
import { takeQueue, type CommandQueue, type HostCommand } from './commands';
import { drawLauncher } from './launcher';
import { createPanel } from './panel';

declare global {
  interface Window {
    DialNexaWidget?: CommandQueue | unknown[];
  }
}

/** Puts the launcher on the page and ties it to the panel, the page's commands and the page's events. */
export function mount(settings: LoaderSettings): void {
  const { element, button, show } = drawLauncher(settings);
  let state: Parameters<typeof show>[1] = 'idle';

  const announce = (name: string, detail: unknown) => {
    element.dispatchEvent(new CustomEvent(`dialnexa:${name}`, { detail, bubbles: true, composed: true }));
  };
  const failed = (failure: Failure) => announce('error', failure);
  const shown = (open: boolean) => {
    show(open, state);
    const { activeElement } = document;
    // Focus comes back to where it went in from, unless the visitor has moved on meanwhile.
    if (!open && (!activeElement || activeElement === document.body || activeElement.closest('[data-id=dialnexa-frame]'))) button.focus();
  };
  const message = (message: FrameMessage) => {
    if (message.type === 'minimise') return panel.show(false);
    if (message.type === 'welcome') return;
    if (message.type === 'state') {
      const { detail } = message;
      state = detail.state;
      show(panel.open, state);
      if (detail.callId) element.dataset.callId = detail.callId;
      else delete element.dataset.callId;
    }
    announce(message.type, message.detail);
  };
  const panel = createPanel(settings, { shown, message, failed });

  const run = (command: HostCommand) => {
    if (command === 'close') panel.show(false);
    else if (command === 'open') panel.show(true);
    else if (command === 'start') {
      panel.show(true);
      panel.tell('start');
    } else panel.tell(command);
  };

  button.addEventListener('click', () => panel.show(!panel.open));
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) panel.show(false);
  });
  document.documentElement.append(element);
  announce('ready', { widgetId: settings.widgetId });
  window.DialNexaWidget = takeQueue(window.DialNexaWidget, run);
}
