import { unreachable } from './errors';
import { inTime } from './in-time';

// What a call seldom needs, each fetched when it first does. In the npm module they are inside, in a bundle that splits they are
// chunks, and the classic script fetches them from beside itself: its build replaces every `import()` of this file
// (bundle-options.mjs), and only of this file. A part is built apart there, so it must import no module that has a state or a
// class of its own: what it needs it is given, and what went wrong it tells as plain data.

/** Why a call, or a microphone, was not to be had. */
export const diagnosis = () => import('./diagnosis');
/** What a platform that refuses means by it. */
export const refusals = () => import('./refusals');
/** What a connected call needs while it lasts. Fetched as soon as there is one: without a network it could not be. */
export const upkeep = () => import('./upkeep');
/** How the agent is heard through another device. */
export const speaker = () => import('./speaker');
/** What the platform is told of a call that it cannot know: how it was. */
export const feedbackBody = () => import('./feedback-body');

/** Fetches a part, but not for ever; rejects with what to do about it. */
export async function load<Part>(part: () => Promise<Part>): Promise<Part> {
  try {
    return await inTime(part());
  } catch (error) {
    throw unreachable('A part of this script', error);
  }
}
