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

/** The nearest colour on the way from `color` to white or black, whichever is further from `surface`, that has at least `ratio` against `surface`. */
export function readableOn(surface: string, color: string, ratio: number): string {
  const target = textOn(surface) === '#000000' ? 0 : 255;
  for (let step = 0; step < 20; step++) {
    const mixed = mix(color, target, step / 20);
    if (contrast(mixed, surface) >= ratio) return mixed;
  }
  return mix(color, target, 1);
}

function mix(color: string, target: number, share: number): string {
  const channels = [1, 3, 5].map((start) => {
    const from = parseInt(color.slice(start, start + 2), 16);
    return Math.round(from + (target - from) * share).toString(16).padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
