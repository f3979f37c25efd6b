/** What this tab remembers about a widget: `used` once its frame was opened here, `live` while it has a call. */
export type Trace = 'used' | 'live';

const keyOf = (widgetId: string) => `dialnexa:${widgetId}`;

/** Storage may be switched off: then nothing is remembered. */
export function recall(widgetId: string): Trace | null {
  try {
    return sessionStorage.getItem(keyOf(widgetId)) as Trace | null;
  } catch {
    return null;
  }
}

export function remember(widgetId: string, trace: Trace): void {
  try {
    sessionStorage.setItem(keyOf(widgetId), trace);
  } catch {
    // As above.
  }
}
