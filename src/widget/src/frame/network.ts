/** Says when the browser loses the network and has it again; a call lives through short interruptions. Returns the undo. */
export function watchNetwork(lost: (lost: boolean) => void, view: Pick<Window, 'addEventListener' | 'removeEventListener'> = window): () => void {
  const offline = () => lost(true);
  const online = () => lost(false);
  view.addEventListener('offline', offline);
  view.addEventListener('online', online);
  return () => {
    view.removeEventListener('offline', offline);
    view.removeEventListener('online', online);
  };
}
