import { expect, test } from 'vitest';
import { labelFor } from '../src/loader/words';

const labels = { de: 'Sprechen Sie mit uns', pt: 'Fale conosco' };

test.each([
  [['de'], 'de'],
  [['DE-ch'], 'de'],
  [['it', 'pt-BR', 'de'], 'pt'],
  [['', 'de'], 'de'],
  [['it'], 'en'],
  [['deu'], 'en'],
  [['constructor'], 'en'],
  [[], 'en'],
])('a visitor of %j reads %s', (tags, language) => {
  expect(labelFor(tags, labels)).toEqual([{ ...labels, en: 'Talk to us' }[language], language]);
});

test('a page in English is in English, whatever the browser speaks', () => expect(labelFor(['en-GB', 'de'], labels)).toEqual(['Talk to us', 'en']));

test('without labels it is English', () => expect(labelFor(['de'])).toEqual(['Talk to us', 'en']));
