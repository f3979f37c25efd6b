import { fetchSeldomWords, fetchWords, TAGS } from '../languages';
import type { AllWords, Plural, Words } from '../languages/words';

/** The language of one visit. */
export interface Speech {
  /** Its BCP 47 tag. */
  readonly tag: string;
  readonly words: Words;
  /** The form of a text that fits a number, with the number in the language's digits. */
  count(text: Plural, count: number): string;
  /** Fetches the words that most calls do without, which `words` then has too. */
  fetchAll(): Promise<AllWords>;
}

/** The owner's own words by the key of what they replace, what lies deeper by a dot. */
export type OwnWords = Readonly<Record<string, string>>;

/** The first of `wanted` that there is, by the whole tag or its language alone (`pt-BR`: `pt`); else English. */
export function matchLanguage(wanted: readonly string[], available: readonly string[]): string {
  for (const tag of wanted) {
    const lower = tag.toLowerCase();
    for (const one of [lower, lower.split('-')[0]!]) if (available.includes(one)) return one;
  }
  return 'en';
}

/** Fetches the words of a language, with the owner's own in their places. One that cannot be fetched is English. */
export async function loadSpeech(wanted: readonly string[], own?: OwnWords): Promise<Speech> {
  const owned = async <Texts extends object>(texts: Texts) => (own ? (await import('./own-words')).withOwn(texts, own) : texts);
  const load = async (tag: string): Promise<Speech> => {
    const words = Object.assign({}, await owned((await fetchWords(tag)).words));
    return {
      tag,
      words,
      count: (text, count) => (text[new Intl.PluralRules(tag).select(count)] || text.other).replace('{count}', new Intl.NumberFormat(tag).format(count)),
      fetchAll: async () => Object.assign(words, await owned((await fetchSeldomWords(tag)).seldom)),
    };
  };
  return load(matchLanguage(wanted, TAGS)).catch(() => load('en'));
}
