import { limits, problemLimits } from '../src/languages/limits';

type Text = string | Record<string, string>;
export type Texts = Record<string, Text>;

/** How a language writes. */
export interface Writing {
  /** Its quotes and apostrophes. */
  quotes: string;
  /** Of its letters: https://www.unicode.org/reports/tr24. */
  script: RegExp;
  /** What ends a sentence and a question where they are not those of English. */
  stop?: string;
  question?: string;
  /** What it does not write. */
  wrong?: RegExp;
}

/** Written in Latin letters everywhere: what code and browsers are called. */
const NAMES = /Permissions-Policy|allow="microphone"|allow-same-origin|https(:\/\/)?|iframe|sandbox|Chrome|Edge|Firefox|Safari|\bAI\b|\{\w+\}/g;
/** Of those, what a text must keep. */
const KEPT = /Permissions-Policy|allow="microphone"|allow-same-origin|https(:\/\/)?/g;
const ANY_QUOTE = /["'`´“”„‘’‚«»‹›「」『』]/g;
const ISOLATES = /[\u2068\u2069]/g;
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/;
/** What stands for a value when a place is measured. An owner's message is as long as it is. */
const MEASURED: Record<string, string> = { '{count}': '999', '{number}': '9', '{page}': 'http://www.shop.example', '{secure}': 'https://www.shop.example', '{message}': '' };

/** Columns on a screen: letters of Chinese, Japanese and Korean are two wide, and what only changes the letter before it has none. */
export function columns(text: string): number {
  const shown = text.replace(/\{\w+\}/g, (name) => MEASURED[name] ?? name).replace(/\p{Mn}|\p{Cf}/gu, '');
  return Array.from(shown).reduce((sum, letter) => sum + (WIDE.test(letter) ? 2 : 1), 0);
}

/** Every text by its key, what lies deeper by a dot. */
export const flat = (texts: Texts): [string, string][] =>
  Object.entries(texts).flatMap(([key, text]): [string, string][] => (typeof text === 'string' ? [[key, text]] : Object.entries(text).map(([part, deeper]) => [`${key}.${part}`, deeper])));

export const isPlural = (text: Text | undefined): text is Record<string, string> => typeof text === 'object' && 'other' in text;

/** What is wrong with a language's texts, each as its key and a claim; `same` are the keys that may read as in English. */
export function faultsOf(tag: string, texts: Texts, english: Texts, writing: Writing, same: readonly string[] = []): string[] {
  const faults = keyFaults(tag, texts, english);
  for (const [key, text] of flat(texts)) {
    const model = modelOf(key, english);
    if (model === undefined) continue;
    const found = [...textFaults(text, writing), ...modelFaults(tag, key, text, model, writing)];
    if (columns(text) > limitOf(key)) found.push(`is ${columns(text)} columns, its place has ${limitOf(key)}`);
    if (tag !== 'en' && text === model && !same.includes(key)) found.push('is English');
    faults.push(...found.map((fault) => `${key} ${fault}`));
  }
  return faults;
}

/** The keys of `english` that none of `sources` refers to. */
export function unusedKeys(english: Texts, sources: readonly string[]): string[] {
  const source = sources.join('\n');
  return Object.keys(english).filter((key) => !new RegExp(`\\b(words|problems|names)\\??\\.${key}\\b|(["'])${key}\\2`).test(source));
}

function keyFaults(tag: string, texts: Texts, english: Texts): string[] {
  const given = flat(texts).map(([key]) => key);
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories;
  const wanted = Object.entries(english).flatMap(([key, text]) => (isPlural(text) ? forms.map((form) => `${key}.${form}`) : flat({ [key]: text }).map(([one]) => one)));
  return [
    ...wanted.filter((key) => !given.includes(key)).map((key) => `${key} is missing`),
    ...given.filter((key) => !wanted.includes(key)).map((key) => `${key} is not a key of this language`),
  ];
}

/** What can be seen without the English. */
function textFaults(text: string, { quotes, script, wrong }: Writing): string[] {
  const own = text.replace(NAMES, '');
  const foreign = (own.match(ANY_QUOTE) ?? []).filter((quote) => !quotes.includes(quote));
  const strange = (own.match(/\p{L}/gu) ?? []).filter((letter) => !script.test(letter));
  const faults: string[] = [];
  if (text === '' || text !== text.trim() || /\s\s/.test(text)) faults.push('has blanks too many');
  if (text !== text.normalize('NFC')) faults.push('is not normalised');
  if (foreign.length) faults.push(`has quotes of another language: ${foreign.join('')}`);
  if (strange.length) faults.push(`has letters of another script: ${strange.join('')}`);
  if (/\.\./.test(own) || wrong?.test(own)) faults.push('is punctuated as another language');
  if (text.match(/\u2068/g)?.length !== text.match(/\u2069/g)?.length) faults.push('leaves an isolate open');
  return faults;
}

/** What differs from the English and must not. */
function modelFaults(tag: string, key: string, text: string, model: string, { stop = '.', question = '?' }: Writing): string[] {
  const bare = text.replace(ISOLATES, '');
  const faults: string[] = [];
  const [wanted, given] = [model, bare].map((one) => (one.match(/\{\w+\}/g) ?? []).sort().join(' '));
  if (wanted !== given && !(given === '' && isOneNumber(tag, key))) faults.push(`has “${given}” in the place of “${wanted}”`);
  for (const name of new Set(model.match(KEPT))) if (!bare.includes(name)) faults.push(`lacks ${name}`);
  const ends = { '.': stop, '?': question, '…': '…' }[model.slice(-1)];
  if (ends ? !bare.endsWith(ends) : /[.?!…。？！।؟]$/.test(bare)) faults.push(`does not end as the English does: ${ends ?? 'without a mark'}`);
  const exposed = tag === 'ar' ? (text.replace(/\u2068[^\u2069]*\u2069/g, '').match(/Permissions-Policy|allow[-=]|https|\{(page|secure|message)\}/g) ?? []) : [];
  if (exposed.length) faults.push(`does not isolate ${exposed.join(' ')}`);
  return faults;
}

/** A form that is of one number only may do without it: “رسالتان” are two. */
function isOneNumber(tag: string, key: string): boolean {
  const rules = new Intl.PluralRules(tag);
  return Array.from({ length: 1000 }, (_, count) => rules.select(count)).filter((form) => form === key.split('.')[1]).length === 1;
}

function modelOf(key: string, english: Texts): string | undefined {
  const [name, part] = key.split('.') as [string, string | undefined];
  const text = english[name];
  return isPlural(text) ? text['other'] : typeof text === 'string' ? text : text?.[part!];
}

function limitOf(key: string): number {
  const [name, part] = key.split('.') as [string, string | undefined];
  if (/^for[A-Z]/.test(name)) return problemLimits.for;
  if (part === 'title' || part === 'advice') return problemLimits[part];
  return limits[name as keyof typeof limits];
}
