import type { Line } from './line';
import { onWindow } from './window-event';

/** Lets the agent be heard through the chosen device, and where the browser keeps it silent. */
export function followLoudspeaker({ lifetime, owner, sound: { player, context } }: Line): void {
  const { speakerId } = owner.controls;
  // One that has gone leaves the system's default.
  if (speakerId) player.setSinkId(speakerId).catch(() => {});
  // A start without a click, as after a reload, is one that browsers keep silent until the next. What sounds goes on.
  onWindow(lifetime, 'click', () => {
    player.play().catch(() => {});
    if (context) void context.resume();
  });
}
