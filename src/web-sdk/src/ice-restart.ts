import type { Line } from './line';
import { makeOffer } from './offer';

/** The lines of an offer that belong into a fragment (RFC 8840 section 9): the ICE session, not the media. */
const fragmentLine = /^(m=|a=(group|mid|ice-|candidate|end-of-candidates))/;

/** Finds a new way for the sound of a living call (RFC 9725 section 4.3.3): new credentials there and back. */
export async function restartIce(line: Line): Promise<void> {
  const { lifetime } = line;
  const { connection } = line.sound.peer;
  const offer = await lifetime.wait(() => makeOffer(connection, { iceRestart: true }));
  const body =
    offer
      .split(/\r?\n/)
      .filter((text) => fragmentLine.test(text))
      .join('\r\n') + '\r\n';
  const headers = { 'Content-Type': 'application/trickle-ice-sdpfrag', 'If-Match': '"*"' };
  const response = await lifetime.wait(() => line.ask('', { method: 'PATCH', body }, headers));
  line.resource!.etag = response.headers.get('ETag');
  const fragment = await lifetime.wait(() => response.text());
  const sdp = connection.remoteDescription!.sdp.replace(/a=ice-(ufrag|pwd):.*/g, (text, name: string) => {
    const renewed = new RegExp(`a=ice-${name}:.*`).exec(fragment);
    return renewed ? renewed[0] : text;
  });
  await lifetime.wait(() => connection.setRemoteDescription({ type: 'answer', sdp }));
}
