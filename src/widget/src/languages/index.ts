import type { SeldomWords, Words } from './words';

/** The languages there are, by their BCP 47 tags: each two parts of its own, of which a visitor fetches one, or both. The frame's build has them lie beside its chunks. */
export const TAGS: readonly string[] = ['ar', 'bn', 'de', 'en', 'es', 'fr', 'hi', 'id', 'ja', 'pt', 'ta', 'zh'];

export const fetchWords = (tag: string): Promise<{ words: Words }> => import(`./${tag}.ts`);

export const fetchSeldomWords = (tag: string): Promise<{ seldom: SeldomWords }> => import(`./seldom/${tag}.ts`);
