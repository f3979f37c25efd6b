import { withDeadline } from './deadline';
import { DialNexaError } from './errors';
import type { Lifetime } from './lifetime';

const connectLimitMs = 15_000;

/** The visitor's end of the sound. */
export interface Peer {
  connection: RTCPeerConnection;
  /** What carries the visitor's sound, once it is given a track. */
  voice: RTCRtpSender;
  /** Harmless twice. */
  discard(): void;
}

/**
 * Opens the visitor's end of the sound, and passes on the agent's stream when it comes. Needs no microphone: its track comes
 * later, so that all this can be had while the visitor is being asked. Closed at the end of the lifetime.
 */
export function openPeer(
  lifetime: Lifetime,
  iceServers: RTCIceServer[],
  direction: RTCRtpTransceiverDirection,
  onSound: (stream: MediaStream) => void,
): Peer {
  const connection = new RTCPeerConnection({ iceServers });
  connection.ontrack = ({ track, streams }) => onSound(streams[0] || new MediaStream([track]));
  return {
    connection,
    voice: connection.addTransceiver('audio', { direction }).sender,
    discard: lifetime.onEnd(() => connection.close()),
  };
}

/** Resolves when sound can flow. Until somebody else looks after the connection, `failed` is called when it fails, also later. */
export function untilConnected({ connection }: Peer, failed: (error: DialNexaError) => void): Promise<void> {
  const failure = (how: string) => new DialNexaError('connect_failed', `No sound: ${how}. A firewall may block UDP. Try another network.`);
  const connected = new Promise<void>((resolve) => {
    const onChange = () => {
      if (connection.connectionState === 'connected') resolve();
      if (connection.connectionState === 'failed') failed(failure('the connection failed'));
    };
    connection.onconnectionstatechange = onChange;
    onChange();
  });
  return withDeadline(connected, connectLimitMs, () => failure(`not connected within ${connectLimitMs / 1000} s`));
}
