import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fetchSeldomWords, fetchWords, TAGS } from '../src/languages';
import { faultsOf, flat, isPlural, unusedKeys, type Texts, type Writing } from './language-faults';

const load = async (tag: string): Promise<Texts> => {
  const [{ words }, { seldom }] = await Promise.all([fetchWords(tag), fetchSeldomWords(tag)]);
  return { ...words, ...seldom } as unknown as Texts;
};
const english = await load('en');
const source = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

const latin = /\p{Script=Latin}/u;
const WRITINGS: Record<string, Writing> = {
  en: { quotes: '“”‘’', script: latin },
  es: { quotes: '«»', script: latin, wrong: /^[^¿]*\?|^[^¡]*!/ },
  // Its quotes, colons and question marks hold on to what they belong to.
  fr: { quotes: '«»’', script: latin, wrong: /[^\u00a0\u202f][?!:;»]|«[^\u00a0]/ },
  de: { quotes: '„“', script: latin, wrong: /[^\u00a0]…/ },
  pt: { quotes: '“”', script: latin },
  id: { quotes: '“”', script: latin },
  hi: { quotes: '“”', script: /\p{Script=Devanagari}/u, stop: '।', wrong: /\./ },
  bn: { quotes: '“”', script: /\p{Script=Bengali}/u, stop: '।', wrong: /\./ },
  ta: { quotes: '“”', script: /\p{Script=Tamil}/u },
  ar: { quotes: '«»', script: /\p{Script=Arabic}/u, question: '؟', wrong: /[,;?]/ },
  ja: { quotes: '「」', script: /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|ー/u, stop: '。', question: '？', wrong: /[,.?!:;()，]/ },
  zh: { quotes: '“”', script: /\p{Script=Han}/u, stop: '。', question: '？', wrong: /[,.?!:;()]/ },
};

/** What is the same word as in English. */
const SAME: Record<string, Record<string, string>> = {
  fr: { agent: 'a French word', volume: 'a French word' },
  pt: { volume: 'a Portuguese word' },
  id: { volume: 'an Indonesian word' },
};

test('every file of a language is a language that visitors get', () => {
  const tags = (folder: string) => readdirSync(new URL(folder, import.meta.url)).map((name) => name.replace(/\.ts$/, '')).filter((name) => /^\w\w(-\w+)*$/.test(name)).sort();
  expect(TAGS).toEqual(tags('../src/languages'));
  expect(TAGS).toEqual(tags('../src/languages/seldom'));
  expect(TAGS).toEqual(Object.keys(WRITINGS).sort());
});

describe.each(Object.keys(WRITINGS))('%s', (tag) => {
  const same = Object.keys(SAME[tag] ?? {});

  test('says everything in its own way, within its places', async () => {
    expect(faultsOf(tag, await load(tag), english, WRITINGS[tag]!, same)).toEqual([]);
  });

  test('is excused for nothing that it does not say', async () => {
    const texts = await load(tag);
    expect(same.filter((key) => texts[key] !== english[key])).toEqual([]);
  });
});

describe('the keys', () => {
  const files = ['frame.ts', ...readdirSync(new URL('../src/frame', import.meta.url)).map((name) => `frame/${name}`)].map((name) => source(`../src/${name}`));
  const used = [...files, source('../../WidgetHost/Pages/Widget.cshtml'), /* The states' names. */ source('../../web-sdk/src/widget.ts')];
  // Problems are looked up by the codes of errors, as they come.
  const codes = source('../../Protocol/errors.json').replace(/"code": /g, '');

  // The line below a state is looked up by the state's own word: `idle`, `idleHint`.
  const hints = Object.keys(english).filter((key) => key.replace('Hint', '') in english).map((key) => `'${key}'`).join();

  test('are all used', () => expect(unusedKeys(english, [...used, codes, hints])).toEqual([]));

  test('are those an owner may replace', () => {
    const list = source('../../WidgetHost/Widgets/FrameStrings.cs');
    const quoted = (from: string, to: string) => [...list.slice(list.indexOf(from), list.indexOf(to)).matchAll(/"(\w+)"/g)].map(([, key]) => key!);
    const plurals = quoted('Plurals =', 'Problems =');
    const parts = [...quoted('Plain =', 'Plurals ='), ...plurals, ...quoted('Problems =', 'Keys {')];
    expect(parts.sort()).toEqual(Object.keys(english).sort());
    expect(plurals.filter((key) => isPlural(english[key]))).toEqual(plurals);
  });

  test('stand in docs/strings.md with their English', () => {
    const page = source('../../../docs/strings.md');
    const row = ([key, text]: [string, string]) => `| \`${key}\` | ${text} |`;
    expect(flat(english).map(row).filter((line) => !page.includes(line))).toEqual([]);
  });
});
