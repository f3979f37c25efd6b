/** Louder than a room, softer than a voice, on the scale of the SDK's levels. */
const VOICE = 0.15;
/** Levels come ten times a second: a cough is shorter. */
const ENOUGH = 8;

/** Notices that a muted visitor speaks. `told` is called once for each time of being muted. */
export function noticeSpeech(told: () => void): (muted: boolean, input: number) => void {
  let loud = 0;
  return (muted, input) => {
    if (!muted) loud = 0;
    else if (loud < ENOUGH) {
      // A voice has gaps: a soft moment takes only half a step back.
      loud = Math.max(0, loud + (input > VOICE ? 1 : -0.5));
      if (loud >= ENOUGH) told();
    }
  };
}
