type Listener<Payload> = (payload: Payload) => void;
interface Subscription {
  event: unknown;
  listener: Listener<never>;
  once: boolean;
}

/** Typed events. A listener that throws is reported like any uncaught error, and harms neither the others nor the call. */
export class Emitter<Events> {
  private subscriptions: Subscription[] = [];

  add<E extends keyof Events>(event: E, listener: Listener<Events[E]>, once: boolean): () => void {
    const subscription = { event, listener, once };
    this.subscriptions.push(subscription);
    return () => this.keep((other) => other !== subscription);
  }

  remove<E extends keyof Events>(event: E, listener: Listener<Events[E]>): void {
    this.keep((other) => other.event !== event || other.listener !== listener);
  }

  emit<E extends keyof Events>(event: E, payload: Events[E]): void {
    for (const subscription of this.subscriptions.slice()) {
      // Looked up again: an earlier listener may have removed this one.
      if (subscription.event !== event || this.subscriptions.indexOf(subscription) < 0) continue;
      if (subscription.once) this.keep((other) => other !== subscription);
      try {
        (subscription.listener as Listener<Events[E]>)(payload);
      } catch (error) {
        report(error);
      }
    }
  }

  private keep(wanted: (subscription: Subscription) => boolean): void {
    this.subscriptions = this.subscriptions.filter(wanted);
  }
}

/** `reportError` is newer than the oldest Safari supported (15.0; it came with 15.4). */
function report(error: unknown): void {
  if (typeof reportError === 'function') reportError(error);
  else console.error(error);
}
