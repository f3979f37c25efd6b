import type { CallResource } from './call-resource';

/** A call that its page left, as it is kept in the tab's storage. */
export interface LeftCall extends CallResource {
  iceServers: RTCIceServer[];
  /** Milliseconds of the wall clock, until which the platform keeps it. */
  until: number;
}

/** By the agent version, so that two on one page leave each other alone. */
export const leftCallKey = (agentVersionId: string) => `dialnexa.call.${agentVersionId}`;

/**
 * The call of this agent version that this tab left and the platform still keeps.
 * @param forget Whether the tab's storage is to keep nothing of it. Default: false.
 */
export function findLeftCall(agentVersionId: string, forget?: boolean): LeftCall | undefined {
  try {
    const key = leftCallKey(agentVersionId);
    const left = JSON.parse(sessionStorage.getItem(key)!) as LeftCall;
    if (forget) sessionStorage.removeItem(key);
    if (left.until > Date.now()) return left;
  } catch {
    // None was left, or the browser keeps no storage for this page.
  }
  return undefined;
}
