import { report } from './report';

type Listener<Payload> = (payload: Payload) => void;
interface Subscription {
  eventName: unknown;
  listener: Listener<never>;
  single: boolean;
}

/** Typed events. A listener that throws is reported like any uncaught error, and harms neither the others nor the call. */
export class Emitter<Events> {
  private readonly subscriptions = new Set<Subscription>();

  subscribe<E extends keyof Events>(event: E, listener: Listener<Events[E]>, single: boolean): () => void {
    const subscription = { eventName: event, listener, single };
    this.subscriptions.add(subscription);
    return () => void this.subscriptions.delete(subscription);
  }

  unsubscribe<E extends keyof Events>(event: E, listener: Listener<Events[E]>): void {
    for (const subscription of this.subscriptions) {
      if (subscription.eventName === event && subscription.listener === listener) this.subscriptions.delete(subscription);
    }
  }

  emit<E extends keyof Events>(event: E, payload: Events[E]): void {
    for (const subscription of Array.from(this.subscriptions)) {
      // Looked up again: an earlier listener may have removed this one.
      if (subscription.eventName !== event || !this.subscriptions.has(subscription)) continue;
      if (subscription.single) this.subscriptions.delete(subscription);
      try {
        (subscription.listener as Listener<Events[E]>)(payload);
      } catch (error) {
        report(error);
      }
    }
  }
}
