/**
 * In the frame's script, in the place of the SDK's `repairs.ts` (build-frame.mjs): what mends a connection is fetched when one breaks, and
 * again while the network is gone, under another address each time: some browsers remember that an address failed
 * (https://github.com/whatwg/html/pull/10327).
 */
type Repairs = typeof import('../../../web-sdk/src/repairs');

/** Written by the build: the part's address below this script's. */
declare const __REPAIRS__: string;

let attempts = 0;
let fetched: Promise<Repairs> | undefined;

const fetchRepairs = () =>
  (fetched ??= import(new URL(`${__REPAIRS__}?${++attempts}`, import.meta.url).href).catch((error: unknown) => {
    fetched = undefined;
    throw error;
  }));

type Line = Parameters<Repairs['restartIce']>[0];

export const restartIce = async (line: Line): Promise<void> => (await fetchRepairs()).restartIce(line);
export const renewMedia = async (line: Line): Promise<void> => (await fetchRepairs()).renewMedia(line);
