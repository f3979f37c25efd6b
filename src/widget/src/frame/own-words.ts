import type { OwnWords } from './speech';

/** A copy of `texts` with the owner's own, whose keys go deeper by a dot. Keys of other texts are left alone. */
export function withOwn<T extends object>(texts: T, own: OwnWords): T {
  const copy = Object.assign({}, texts) as Record<string, unknown>;
  for (const [key, text] of Object.entries(own)) {
    const [name, part] = key.split('.') as [string, string | undefined];
    if (name in copy) copy[name] = part ? Object.assign({}, copy[name], { [part]: text }) : text;
  }
  return copy as T;
}
