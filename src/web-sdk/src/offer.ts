/** An offer that can be posted at once: the platform answers from a known address and needs none of the browser's. */
export async function makeOffer(connection: RTCPeerConnection, options?: RTCOfferOptions): Promise<string> {
  const offer = await connection.createOffer(options);
  await connection.setLocalDescription(offer);
  return offer.sdp!;
}
