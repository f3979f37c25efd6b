import { withDeadline } from './deadline';
import { DialNexaError } from './errors';
import type { Lifetime } from './lifetime';

const connectLimitMs = 15_000;

/** Opens the visitor's end of the sound, and passes on the agent's stream when it comes. Closed at the end of the lifetime. */
export function openPeer(
  lifetime: Lifetime,
  iceServers: RTCIceServer[],
  microphone: MediaStream,
  onSound: (stream: MediaStream) => void,
): RTCPeerConnection {
  const peer = new RTCPeerConnection({ iceServers });
  peer.ontrack = ({ track, streams }) => onSound(streams[0] || new MediaStream([track]));
  lifetime.onEnd(() => peer.close());
  for (const track of microphone.getTracks()) peer.addTrack(track, microphone);
  return peer;
}

/** Sends another microphone's sound from now on, without a new offer. */
export async function replaceMicrophone(peer: RTCPeerConnection, microphone: MediaStream): Promise<void> {
  await peer.getSenders()[0]!.replaceTrack(microphone.getTracks()[0]!);
}

/** An offer that can be posted at once: the platform answers from a known address and needs none of the browser's. */
export async function makeOffer(peer: RTCPeerConnection, options?: RTCOfferOptions): Promise<string> {
  const offer = await peer.createOffer(options);
  await peer.setLocalDescription(offer);
  return offer.sdp!;
}

/** Resolves when sound can flow. */
export function untilConnected(peer: RTCPeerConnection): Promise<void> {
  const failure = (how: string) => new DialNexaError('connect_failed', `No sound: ${how}. A firewall may block UDP. Try another network.`);
  const connected = new Promise<void>((resolve, reject) => {
    const onChange = () => {
      if (peer.connectionState === 'connected') resolve();
      if (peer.connectionState === 'failed') reject(failure('the connection failed'));
    };
    peer.onconnectionstatechange = onChange;
    onChange();
  });
  return withDeadline(connected, connectLimitMs, () => failure(`not connected within ${connectLimitMs / 1000} s`));
}
