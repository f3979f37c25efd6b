import { describe, expect, test } from 'vitest';
import { columns, faultsOf, unusedKeys, type Texts, type Writing } from './language-faults';

const english: Texts = {
  title: 'Voice call',
  thinking: 'Thinking…',
  rate: 'How was the call?',
  newTurns: { one: '{count} new line', other: '{count} new lines' },
  nameless: 'Device {number}',
  mic_dismissed: { title: 'Not allowed yet', advice: 'Choose “Allow” at https://, by Permissions-Policy.' },
  misconfigured: { title: 'Not set up', advice: 'Tell the owner: {message}' },
};
const spanish: Texts = {
  title: 'Llamada',
  thinking: 'Pensando…',
  rate: '¿Qué tal?',
  newTurns: { one: '{count} mensaje', many: '{count} mensajes', other: '{count} mensajes' },
  nameless: 'Dispositivo {number}',
  mic_dismissed: { title: 'Sin permiso', advice: 'Elija «Permitir» en https://, por Permissions-Policy.' },
  misconfigured: { title: 'Mal puesto', advice: 'Avise al dueño: {message}' },
};
const arabic: Texts = {
  title: 'مكالمة',
  thinking: 'يفكّر…',
  rate: 'كيف كانت؟',
  newTurns: { zero: 'لا رسائل', one: 'رسالة', two: 'رسالتان', few: '{count} رسائل', many: '{count} رسالة', other: '{count} رسالة' },
  nameless: 'الجهاز {number}',
  mic_dismissed: { title: 'لم يُسمح', advice: 'اختر «السماح» عند \u2068https://\u2069 في \u2068Permissions-Policy\u2069.' },
  misconfigured: { title: 'لم تُضبط', advice: 'أبلغ المالك: \u2068{message}\u2069' },
};
const es: Writing = { quotes: '«»', script: /\p{Script=Latin}/u, wrong: /^[^¿]*\?/ };
const ar: Writing = { quotes: '«»', script: /\p{Script=Arabic}/u, question: '؟', wrong: /[,;?]/ };

const spanishWith = (change: Texts) => faultsOf('es', { ...spanish, ...change }, english, es);
const arabicWith = (change: Texts) => faultsOf('ar', { ...arabic, ...change }, english, ar);

test('a whole language has none', () => expect([...spanishWith({}), ...arabicWith({}), ...faultsOf('en', english, english, { ...es, quotes: '“”', wrong: /;/ })]).toEqual([]));

describe('a fault', () => {
  const { title: _, ...untitled } = spanish;

  test.each<[string, string[], string[]]>([
    ['a text is missing', faultsOf('es', untitled, english, es), ['title is missing']],
    ['half a problem is missing', spanishWith({ misconfigured: { title: 'Mal puesto' } }), ['misconfigured.advice is missing']],
    ['a text that nobody asked for', spanishWith({ farewell: 'Adiós' }), ['farewell is not a key of this language']],
    ['a form of a number is missing', spanishWith({ newTurns: { one: '{count} mensaje', other: '{count} mensajes' } }), ['newTurns.many is missing']],
    ['a form that the language has not', spanishWith({ newTurns: { ...(spanish['newTurns'] as object), few: '{count} mensajes' } }), ['newTurns.few is not a key of this language']],
    ['nothing at all', spanishWith({ title: '' }), ['title has blanks too many']],
    ['a blank before', spanishWith({ title: ' Llamada' }), ['title has blanks too many']],
    ['a blank after, of the kind that does not break', spanishWith({ title: 'Llamada\u00a0' }), ['title has blanks too many']],
    ['two blanks', spanishWith({ title: 'Llamada  de voz' }), ['title has blanks too many']],
    ['a letter in two parts', spanishWith({ title: 'Co\u0301digo' }), ['title is not normalised']],
    ['straight quotes', spanishWith({ title: 'Una "llamada"' }), ['title has quotes of another language: ""']],
    ['a straight apostrophe', spanishWith({ title: "Una'llamada" }), ["title has quotes of another language: '"]],
    ['the quotes of English', spanishWith({ title: 'Una “llamada”' }), ['title has quotes of another language: “”']],
    ['a letter that only looks right', spanishWith({ title: 'Llаmada' }), ['title has letters of another script: а']],
    ['a word left in another script', arabicWith({ title: 'مكالمة call' }), ['title has letters of another script: call']],
    ['three full stops', spanishWith({ title: 'Llamada... voz' }), ['title is punctuated as another language']],
    ['a question that does not open', spanishWith({ rate: 'Qué tal?' }), ['rate is punctuated as another language']],
    ['the comma of English', arabicWith({ title: 'مكالمة, صوتية' }), ['title is punctuated as another language']],
    ['the question mark of English', arabicWith({ rate: 'كيف كانت?' }), ['rate is punctuated as another language', 'rate does not end as the English does: ؟']],
    ['an ending that English has', spanishWith({ thinking: 'Pensando' }), ['thinking does not end as the English does: …']],
    ['an ending that English has not', spanishWith({ title: 'Llamada.' }), ['title does not end as the English does: without a mark']],
    ['a placeholder too many', spanishWith({ title: 'Llamada {number}' }), ['title has “{number}” in the place of “”']],
    ['a placeholder missing', spanishWith({ nameless: 'Dispositivo' }), ['nameless has “” in the place of “{number}”']],
    ['a placeholder of another name', spanishWith({ nameless: 'Dispositivo {count}' }), ['nameless has “{count}” in the place of “{number}”']],
    ['no number in a form of many', arabicWith({ newTurns: { ...(arabic['newTurns'] as object), few: 'رسائل' } }), ['newTurns.few has “” in the place of “{count}”']],
    ['a technical name translated', spanishWith({ mic_dismissed: { title: 'Sin permiso', advice: 'Elija «Permitir» en https://, por la política.' } }), ['mic_dismissed.advice lacks Permissions-Policy']],
    ['a technical name without isolates', arabicWith({ mic_dismissed: { title: 'لم يُسمح', advice: 'اختر «السماح» عند \u2068https://\u2069 في Permissions-Policy.' } }), ['mic_dismissed.advice does not isolate Permissions-Policy']],
    ['a value without isolates', arabicWith({ misconfigured: { title: 'لم تُضبط', advice: 'أبلغ المالك: {message}' } }), ['misconfigured.advice does not isolate {message}']],
    ['an isolate left open', arabicWith({ title: '\u2068مكالمة' }), ['title leaves an isolate open']],
    ['more than its place has', spanishWith({ title: 'Llamada de voz por Internet' }), ['title is 27 columns, its place has 24']],
    ['the English', spanishWith({ title: 'Voice call' }), ['title is English']],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));

  test('is none where a word is the same in both', () => {
    expect(faultsOf('es', { ...spanish, title: 'Voice call' }, english, es, ['title'])).toEqual([]);
  });
});

test.each([
  ['Voice', 5],
  ['通話', 4],
  ['ミュート解除', 12],
  ['{count} lines', 9],
  ['कि', 2],
  ['कॉल', 3],
  ['े', 0],
  ['\u2068https\u2069', 5],
])('“%s” takes %d columns', (text, expected) => expect(columns(text)).toBe(expected));

test('a key is used where it is read from words or named, and nowhere else', () => {
  const texts = { rate: '', title: '', you: '', ended: '', start: '' };
  expect(unusedKeys(texts, ['words.rate', '<h1 data-text="title">', 'this.names.you', "'ended'", 'call.start(); // start'])).toEqual(['start']);
});
