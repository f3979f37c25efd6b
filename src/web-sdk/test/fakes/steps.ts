/**
 * The waits of a start, in order, but that the microphone's goes on beside the next three. A test holds one, and the fakes stand
 * still there until it lets go.
 */
export const steps = [
  'microphone',
  'ice-servers',
  'offer',
  'local description',
  'track',
  'create',
  'remote description',
  'connection',
] as const;
export type Step = (typeof steps)[number];

export class Steps {
  private readonly held = new Map<Step, { reached: () => void; released: Promise<void> }>();

  hold(step: Step): { reached: Promise<void>; release: () => void } {
    let release!: () => void;
    let reached!: () => void;
    const whenReached = new Promise<void>((resolve) => (reached = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    this.held.set(step, { reached, released });
    return { reached: whenReached, release };
  }

  async pass(step: Step): Promise<void> {
    const gate = this.held.get(step);
    if (!gate) return;
    gate.reached();
    await gate.released;
  }
}
