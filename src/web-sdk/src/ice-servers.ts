import { inTime } from './in-time';
import { abortAtEnd, type Lifetime } from './lifetime';
import { send } from './platform';

/** The STUN and TURN servers to use. Takes no slot, so it may be asked before the visitor has said yes. */
export async function fetchIceServers(lifetime: Lifetime, baseUrl: string, bearer: string): Promise<RTCIceServer[]> {
  const answer = send(`${baseUrl}/v1/web-calls/ice-servers`, bearer, { signal: abortAtEnd(lifetime).signal });
  const { ice_servers: iceServers } = (await inTime(answer.then((response) => response.json()))) as { ice_servers: RTCIceServer[] };
  return iceServers;
}
