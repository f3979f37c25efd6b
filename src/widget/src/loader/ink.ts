/**
 * White where it reaches AA (4.5) on this colour (`#rrggbb`), else black, which then does: `textOn` of `test/contrast.ts` without the
 * straight piece of the curve near black, which moves no luminance by more than 0.001 and leaves both above 4.5 where they meet.
 */
export function inkOn(color: string): string {
  const luminance = [0.2126, 0.7152, 0.0722].reduce((sum, weight, channel) => {
    const share = (parseInt(color.slice(1 + channel * 2, 3 + channel * 2), 16) + 14) / 269;
    return sum + weight * share ** 2.4;
  }, 0);
  return luminance > 0.18 ? '#000' : '#fff';
}
