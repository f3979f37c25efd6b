/** Whether a call in this phase (`data-state`) is one: it began, and is not over. */
export function isLive(phase: string | undefined): boolean {
  return /^(microphone|(re)?connect)/.test(`${phase}`);
}
