/**
 * Says whether the browser is asking the visitor for the microphone, where it can be known: browsers without this
 * permission's query (Safari before 16, Firefox before 131) say nothing. Returns the undo.
 */
export function watchMicrophone(asking: (asking: boolean) => void, permissions: Permissions | undefined = navigator.permissions): () => void {
  let stopped = false;
  let stop = () => {};
  const watch = (status: PermissionStatus) => {
    if (stopped) return;
    const tell = () => asking(status.state === 'prompt');
    status.addEventListener('change', tell);
    stop = () => status.removeEventListener('change', tell);
    tell();
  };
  const unknown = () => {};
  permissions?.query({ name: 'microphone' as PermissionName }).then(watch, unknown);
  return () => {
    stopped = true;
    stop();
  };
}
