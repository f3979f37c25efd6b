/** Whether this page and browser can make a call; `diagnosis.ts` says why not. Touches no `mediaDevices` on an insecure page. */
export function canCall(typing: boolean): boolean {
  if (typeof window === 'undefined' || !window.isSecureContext) return false;
  const { mediaDevices } = navigator;
  const connection = window.RTCPeerConnection;
  const hears = typing || (!!mediaDevices && 'getUserMedia' in mediaDevices);
  return hears && !!connection && 'connectionState' in connection.prototype;
}
