import type { LoaderSettings } from '../settings';
import { COMMANDS, type HostCommand } from './commands';
import { isLive } from './phase';
import { settingsOf, type Settings } from './settings';
import { mount, widgets } from './widget';

/** Of the element. */
export const NAME = 'dialnexa-call';

/** An element that a script tag put there has its settings from the tag. */
export interface PlacedElement extends HTMLElement {
  settings?: Settings;
}

/**
 * Defines `<dialnexa-call widget="wgt_…">`, once on a page. Where it comes, goes and moves, the button does; a call does not end by it.
 */
export function defineElement(rendered: LoaderSettings, nonce: string): void {
  if (customElements.get(NAME)) return;

  class CallElement extends HTMLElement implements PlacedElement {
    declare settings?: Settings;

    static get observedAttributes() {
      return ['widget'];
    }

    connectedCallback(): void {
      const id = this.getAttribute('widget') || rendered.widgetId;
      // Moved within the page, it is still there.
      if (id && this.isConnected && !widgets.has(this)) mount(this, this.settings || settingsOf(id, rendered, this), nonce);
    }

    /** Frameworks insert an element first and name the widget afterwards. */
    attributeChangedCallback(): void {
      this.connectedCallback();
    }

    disconnectedCallback(): void {
      // Removed with all that was around it: the document's root was replaced.
      const comesBack = this.settings && this.parentNode;
      // Whoever moves it puts it back before this.
      setTimeout(() => {
        const widget = widgets.get(this);
        if (!widget || this.isConnected) return;
        if (comesBack) document.documentElement.append(this);
        else widget.run(isLive(this.dataset.state) ? 'left' : 'destroy');
      });
    }
  }

  const methods = CallElement.prototype as unknown as Record<HostCommand, (argument?: unknown) => void>;
  COMMANDS.forEach((command) => {
    methods[command] = function (this: CallElement, argument) {
      const widget = widgets.get(this);
      if (widget) widget.run(command, argument);
    };
  });
  customElements.define(NAME, CallElement);
}

/** Puts an element for a script tag at the end of the page, unless the page has one for this widget. */
export function place(settings: Settings): void {
  const { widgetId } = settings;
  if (document.querySelector(`${NAME}[widget=${CSS.escape(widgetId)}]`)) return;
  const element: PlacedElement = document.createElement(NAME);
  element.settings = settings;
  element.setAttribute('widget', widgetId);
  document.documentElement.append(element);
}
