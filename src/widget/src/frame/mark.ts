import type { Stage } from './stages';

/** Marks a stage on the browser's own timeline; `stages.ts` reads it at the end of a call. */
export function mark(stage: Stage): void {
  performance.mark(`dialnexa:${stage}`);
}
