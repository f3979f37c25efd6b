import { describe, expect, test } from 'vitest';
import { withOwn } from '../src/frame/own-words';
import { loadSpeech, matchLanguage } from '../src/frame/speech';
import { words } from '../src/languages/en';
import { seldom } from '../src/languages/seldom/en';

describe('the language', () => {
  const available = ['en', 'pt', 'zh', 'ar'];

  test.each<[string, string[], string]>([
    ['the page’s own', ['pt', 'en-GB'], 'pt'],
    ['a region is that of its language', ['pt-BR'], 'pt'],
    ['in any case of its letters', ['ZH-Hant-TW'], 'zh'],
    ['the next best of those a visitor reads', ['eo', 'tlh', 'ar-EG', 'pt'], 'ar'],
    ['a page that says nothing leaves it to the browser', ['', 'pt'], 'pt'],
    ['one that nobody translated', ['eo'], 'en'],
    ['none', [], 'en'],
    ['what an object has by itself', ['constructor', '__proto__'], 'en'],
  ])('%s', (_, wanted, tag) => expect(matchLanguage(wanted, available)).toBe(tag));

  test('is loaded with its words', async () => expect(await loadSpeech(['en-IE'])).toMatchObject({ tag: 'en', words }));
});

describe('a number', () => {
  const text = { one: '{count} new line', other: '{count} new lines' };

  test.each([
    [1, '1 new line'],
    [2, '2 new lines'],
    [1000, '1,000 new lines'],
  ])('%d has its form', async (count, expected) => expect((await loadSpeech(['en'])).count(text, count)).toBe(expected));

  test('has the digits of its language', async () => expect((await loadSpeech(['bn'])).count({ other: '{count}' }, 12)).toBe('১২'));

  test('with a form that a text does not have takes the one that every text has', async () => {
    expect((await loadSpeech(['ar'])).count({ other: '{count}!' }, 2)).toMatch(/!$/);
  });
});

describe('an owner’s words', () => {
  test('replace a text, and a part of one, and change nothing for others', () => {
    const own = withOwn(words, { start: 'Ring us', 'stars.one': 'one of five', 'mic_denied.title': 'not among these' });
    expect(own).toEqual({ ...words, start: 'Ring us', stars: { ...words.stars, one: 'one of five' } });
    expect(words.start).not.toBe('Ring us');
  });

  test('are there with the language, and with what of it comes later', async () => {
    const { words: own, fetchAll } = await loadSpeech(['en'], { start: 'Ring us', 'mic_denied.title': 'We may not hear you' });
    expect(own).toEqual({ ...words, start: 'Ring us' });
    expect(await fetchAll()).toBe(own);
    expect(own).toEqual({ ...words, ...seldom, start: 'Ring us', mic_denied: { ...seldom.mic_denied, title: 'We may not hear you' } });
  });
});
