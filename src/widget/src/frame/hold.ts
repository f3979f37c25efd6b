/** What push to talk acts on. */
export interface Talk {
  /** In a call, while the visitor may speak. */
  possible(): boolean;
  talk(talking: boolean): void;
}

/** What takes the space bar for itself. */
const TAKEN = 'a,button,input,textarea,select';

/**
 * Push to talk: the visitor is heard while the button, or the space bar anywhere else than in a field or on another button, is held. Whatever ends
 * the hold ends the talking: the pointer goes up anywhere, the key does, the window loses the keyboard.
 */
export function listenToHold(button: HTMLElement, { possible, talk }: Talk, view: Window = window): void {
  let holding = false;
  const hold = (held: boolean) => {
    if (held === holding || (held && !possible())) return;
    holding = held;
    button.setAttribute('aria-pressed', String(held));
    talk(held);
  };
  const isTalkKey = ({ key, target }: KeyboardEvent) => {
    const taken = (target as Element).closest?.(TAKEN);
    return (key === ' ' && (!taken || taken === button)) || (key === 'Enter' && taken === button);
  };
  button.addEventListener('pointerdown', (event) => {
    // The finger may slide off the button without ending the sentence.
    button.setPointerCapture(event.pointerId);
    hold(true);
  });
  for (const end of ['pointerup', 'pointercancel']) button.addEventListener(end, () => hold(false));
  // Screen readers press without a pointer and without an end: the first press begins, the next one ends.
  button.addEventListener('click', ({ detail }) => {
    if (detail === 0) hold(!holding);
  });
  // A long touch opens no menu.
  button.addEventListener('contextmenu', (event) => event.preventDefault());
  view.addEventListener('keydown', (event) => {
    if (!isTalkKey(event)) return;
    event.preventDefault();
    if (!event.repeat) hold(true);
  });
  view.addEventListener('keyup', ({ key }) => {
    if (key === ' ' || key === 'Enter') hold(false);
  });
  view.addEventListener('blur', () => hold(false));
}
