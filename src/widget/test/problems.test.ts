import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findObstacle } from '../src/frame/obstacle';
import { describe as wordsFor } from '../src/frame/problems';

const errors = JSON.parse(readFileSync(new URL('../../Protocol/errors.json', import.meta.url), 'utf8')) as { code: string }[];
const microphone = errors.map(({ code }) => code).filter((code) => code.startsWith('mic_'));

describe('what a visitor reads', () => {
  test.each(microphone)('%s has its own words, and does not fall back to the message', (code) => {
    const { title, advice } = wordsFor(code, 'the message', null);
    expect(title).not.toBe(wordsFor('no_such_code', 'the message', null).title);
    expect(advice).not.toContain('the message');
  });

  test('no two codes are told in the same words', () => {
    const titles = microphone.map((code) => wordsFor(code, '', null).title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test.each(['mic_blocked_by_policy', 'mic_not_allowed_in_frame', 'mic_sandboxed', 'frame_blocked'])('%s names the owner and offers another page', (code) => {
    const { advice, elsewhere } = wordsFor(code, '', 'https://shop.example');
    expect(advice).toContain('owner');
    expect(elsewhere).toBe(true);
  });

  test('a code that only an owner understands keeps its message', () => {
    expect(wordsFor('key_not_allowed', 'Key x may not run av_y.', null).advice).toContain('Key x may not run av_y.');
  });

  test('an insecure host page is named, with the address that would work', () => {
    const { advice, elsewhere } = wordsFor('insecure_origin', '', 'http://shop.example');
    expect(advice).toContain('http://shop.example');
    expect(advice).toContain('https://shop.example');
    expect(elsewhere).toBe(true);
  });

  test('an insecure page of its own is not blamed on another', () => {
    const { advice, elsewhere } = wordsFor('insecure_origin', '', null);
    expect(advice).toContain('https://');
    expect(elsewhere).toBeUndefined();
  });
});

describe('an obstacle', () => {
  test.each<[string, Parameters<typeof findObstacle>, string | undefined]>([
    ['nothing in the way', [false, 'https://shop.example', true], undefined],
    ['a paused widget', [true, 'https://shop.example', true], 'widget_paused'],
    ['nobody greeted', [false, null, true], 'frame_blocked'],
    ['an insecure page', [false, 'http://shop.example', false], 'insecure_origin'],
  ])('%s', (_, given, code) => expect(findObstacle(...given)?.code).toBe(code));

  test('names the insecure page', () => expect(findObstacle(false, 'http://shop.example', false)?.message).toContain('http://shop.example'));
});
