/**
 * In the frame's scripts, in the place of what the SDK asks of a page that it does not know (build-frame.mjs): the options are this frame's own,
 * the session has brought the servers, and no part is missing that is inside.
 */
import type { CallOptions } from '@dialnexa/web-sdk';

export const readOptions = ({ agentVersionId, apiKey, variables, consent }: CallOptions) => ({
  bearer: apiKey!,
  fields: { agent_version_id: agentVersionId, variables, consent: consent && { version: consent.version, given_at: consent.givenAt } },
});

export const resolveBaseUrl = (address: string) => address;

export const fetchIceServers = (): RTCIceServer[] => [];

export const report = (): void => {};
