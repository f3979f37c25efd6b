import { leftCallKey, type LeftCall } from './left-call';
import type { Line } from './line';

/** Lets the call outlive its page, where the platform keeps such calls and the browser has a place to remember them. */
export function keepForLaterPage(line: Line): void {
  const { options, iceServers } = line;
  const { agentVersionId } = options;
  const call = line.resource!;
  const { features = [], rejoin_window_ms: windowMs = 0 } = call;
  if (!options.rejoin || !features.includes('leave')) return;
  line.leave = () => {
    const left: LeftCall = Object.assign({}, call, { iceServers, until: Date.now() + windowMs });
    try {
      sessionStorage.setItem(leftCallKey(agentVersionId), JSON.stringify(left));
    } catch {
      // No later page would know of it: the call ends with this one.
      return;
    }
    // This may arrive after the next page has taken the call up, which then does not have this connection any more.
    const headers = call.etag ? { 'If-Match': call.etag } : undefined;
    line.release = async () => {
      await line.ask('/leave', { method: 'POST', keepalive: true }, headers).catch(() => {});
    };
  };
}
