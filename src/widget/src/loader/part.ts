import type { Failure } from '../messages';
import { watchPolicy } from './policy';
import type { WidgetCommand } from './widget';

/** What is loaded when the visitor shows interest: the panel with its frame and the handshake. */
export type Part = typeof import('../panel');

export interface Panel {
  run(command: WidgetCommand, argument?: unknown): void;
}

let attempts = 0;

/**
 * Imports the part with this hash, its SHA-256 in base64url, from beside the frame. `import()` carries the loader's own nonce; the module preload before it has the hash, so that
 * a page with an integrity attribute in its snippet runs nothing unchecked (but in Safari, which preloads without a check).
 * @throws Failure
 */
export async function loadPart<Loaded>(hash: string, frameUrl: string, nonce: string): Promise<Loaded> {
  // A browser remembers that an address failed.
  const { href, origin } = new URL(`/widget/panel.${hash}.js${attempts++ ? `?${attempts}` : ''}`, frameUrl);
  const preload = document.createElement('link');
  preload.rel = 'modulepreload';
  preload.integrity = `sha256-${hash}`;
  preload.nonce = nonce;
  preload.href = href;
  let directive = '';
  const stop = watchPolicy(origin, (refused) => (directive = refused));
  document.documentElement.append(preload);
  try {
    return await import(href);
  } catch {
    const message = `${href} ${directive ? `is kept out by this page's ${directive}. Add ${origin} to it.` : 'did not load. Try again.'}`;
    throw { code: directive ? 'frame_blocked' : 'connect_failed', message, retryable: !directive } satisfies Failure;
  } finally {
    stop();
    preload.remove();
  }
}
