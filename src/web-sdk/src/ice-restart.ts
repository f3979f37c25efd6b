import type { CallResource } from './call-resource';
import type { Lifetime } from './lifetime';
import { makeOffer } from './peer';
import { inTime, send } from './platform';

/** The lines of an offer that belong into a fragment (RFC 8840 section 9): the ICE session, not the media. */
const fragmentLine = /^(m=|a=(group|mid|ice-|candidate|end-of-candidates))/;

/** Finds a new way for the sound of a living call (RFC 9725 section 4.3.3): new credentials there and back. */
export async function restartIce(lifetime: Lifetime, peer: RTCPeerConnection, { url, bearer }: CallResource): Promise<void> {
  const offer = await lifetime.wait(() => makeOffer(peer, { iceRestart: true }));
  const body =
    offer
      .split(/\r?\n/)
      .filter((line) => fragmentLine.test(line))
      .join('\r\n') + '\r\n';
  const headers = { 'Content-Type': 'application/trickle-ice-sdpfrag', 'If-Match': '"*"' };
  const response = await lifetime.wait(() => inTime(send(url, bearer, { method: 'PATCH', body }, headers)));
  const fragment = await lifetime.wait(() => response.text());
  const sdp = peer.remoteDescription!.sdp.replace(/a=ice-(ufrag|pwd):.*/g, (line, name: string) => {
    const renewed = new RegExp(`a=ice-${name}:.*`).exec(fragment);
    return renewed ? renewed[0] : line;
  });
  await lifetime.wait(() => peer.setRemoteDescription({ type: 'answer', sdp }));
}
