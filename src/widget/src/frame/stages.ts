/**
 * The waits of a visitor, each from a stage to a stage: the frame is opened, by a click on the host page, and painted; the call is clicked for and
 * the browser prompts for the microphone; permission is given and the call connected; the agent is heard first.
 */
const WAITS = ['open painted', 'click prompt', 'permission connected', 'connected first_word'] as const;

/** What `mark.ts` marks. */
export type Stage = 'open' | 'click' | 'prompt' | 'permission' | 'connected' | 'first_word';

type Timeline = Pick<Performance, 'getEntriesByName'>;

/**
 * Milliseconds of each wait of the last call that is over, as `click_to_prompt`; a wait that began and did not end, or that the browser does not
 * tell, is not among them.
 */
export function readWaits(timeline: Timeline = performance): Record<string, number> {
  const last = (name: string) => timeline.getEntriesByName(name).pop()?.startTime as number;
  const waits: Record<string, number> = {};
  for (const wait of WAITS) {
    const [from, to] = wait.split(' ');
    const isPaint = to === 'painted';
    const reachedMs = last(isPaint ? 'first-contentful-paint' : `dialnexa:${to}`);
    const begunMs = last(`dialnexa:${from}`);
    // A frame that was fetched ahead is drawn first when a visitor opens it; else it is opened by its navigation, and told so later.
    const waitMs = Math.round(reachedMs - (isPaint && !(begunMs < reachedMs) ? 0 : begunMs));
    if (waitMs >= 0) waits[wait.replace(' ', '_to_')] = waitMs;
  }
  return waits;
}
