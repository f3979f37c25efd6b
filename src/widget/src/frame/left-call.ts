import type { CallView } from './view';

/** How often it is looked whether the platform still keeps the call. */
const CHECK_MS = 1000;

/** The two buttons. */
export interface Ways {
  readonly rejoin: HTMLElement;
  readonly fresh: HTMLElement;
}

export interface LeftCall {
  /** Whether it can still be taken up. */
  canRejoin(): boolean;
  /** Ends the call for good. */
  forget(): void;
  /** Takes it up while it can be, else begins a new one. */
  start(): void;
  /** Told whether it can still be taken up, whenever that changes. */
  changed(possible: boolean): void;
}

/** Offers the way back to a call which the visitor left by leaving its page, for as long as there is one. */
export function offerLeftCall({ rejoin, fresh }: Ways, view: Pick<CallView, 'surround'>, { canRejoin, forget, start, changed }: LeftCall): void {
  const tell = (possible: boolean) => {
    view.surround('left', possible);
    changed(possible);
  };
  const close = () => {
    clearInterval(timer);
    tell(false);
  };
  const timer = setInterval(() => {
    if (!canRejoin()) close();
  }, CHECK_MS);
  rejoin.onclick = start;
  fresh.onclick = () => {
    forget();
    close();
    start();
  };
  tell(true);
}
