import type { Lifetime } from './lifetime';

/** Hears an event of the window for as long as the call lives. */
export function onWindow(lifetime: Lifetime, type: string, listener: () => void): void {
  window.addEventListener(type, listener);
  lifetime.onEnd(() => window.removeEventListener(type, listener));
}
