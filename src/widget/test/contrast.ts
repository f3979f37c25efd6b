/** WCAG 2.2 contrast, so that words stay readable on whatever accent an owner chooses. Colours are `#rrggbb`. */

/** Relative luminance, 0 (black) to 1 (white): https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
export function luminance(color: string): number {
  return [0.2126, 0.7152, 0.0722].reduce((sum, weight, channel) => {
    const share = parseInt(color.slice(1 + channel * 2, 3 + channel * 2), 16) / 255;
    return sum + weight * (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
  }, 0);
}

/** Contrast ratio, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** White where it reaches AA (4.5) on this colour, which is up to this luminance; else black, which then does. */
export function textOn(color: string): string {
  return luminance(color) > 1.05 / 4.5 - 0.05 ? '#000000' : '#ffffff';
}
