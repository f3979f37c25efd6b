import type { Line } from './line';
import { makeOffer } from './offer';

/** Gives a living call another connection, for one that ICE has given up: whatever was wrong with the old one is left behind. */
export async function renewMedia(line: Line): Promise<void> {
  const { lifetime } = line;
  const peer = line.openPeer();
  try {
    const body = await lifetime.wait(() => makeOffer(peer.connection));
    const response = await lifetime.wait(() => line.ask('/media', { method: 'POST', body }, { 'Content-Type': 'application/sdp' }));
    line.resource!.etag = response.headers.get('ETag');
    const sdp = await lifetime.wait(() => response.text());
    await lifetime.wait(() => peer.connection.setRemoteDescription({ type: 'answer', sdp }));
    await lifetime.wait(() => line.sound.adopt(peer));
  } catch (error) {
    peer.discard();
    throw error;
  }
}
