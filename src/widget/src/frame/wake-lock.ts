interface Lock {
  release(): Promise<void>;
}

/** The parts of a document and a navigator that keep a screen on. */
export interface Screen {
  readonly document: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
  readonly navigator: { readonly wakeLock?: { request(type: 'screen'): Promise<Lock> } };
}

/**
 * Keeps a phone's screen on, where the browser can: a phone that sleeps ends its call. The browser takes the lock back whenever
 * the page is hidden, so it is asked for again when the page is seen. Returns the undo.
 */
export function keepAwake({ document, navigator }: Screen = window as unknown as Screen): () => void {
  let over = false;
  let held: Promise<Lock | void> | undefined;
  const ask = () => {
    if (document.visibilityState !== 'visible') return;
    // Refused, as to save the battery: the call goes on without it.
    held = navigator.wakeLock?.request('screen').catch(() => {});
    void held?.then((lock) => {
      if (over) return lock?.release();
    });
  };
  ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', ask);
    void held?.then((lock) => lock?.release());
  };
}
