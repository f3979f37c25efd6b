import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findObstacle, type Premises } from '../src/frame/obstacle';
import { explain as explainFailure, type Place } from '../src/frame/trouble';
import { seldom } from '../src/languages/seldom/en';

const errors = JSON.parse(readFileSync(new URL('../../Protocol/errors.json', import.meta.url), 'utf8')) as { code: string }[];
const microphone = errors.map(({ code }) => code).filter((code) => code.startsWith('mic_'));

const alone: Place = { embeddedBy: null, fullPage: true, typing: true };
const inShop: Place = { embeddedBy: 'https://shop.example', fullPage: true, typing: true };
const explain = (code: string, { message = 'the message', retryable = false, place = inShop } = {}) => explainFailure({ code, message, retryable }, place, seldom);

describe('what a visitor reads', () => {
  test.each(microphone)('%s has its own words, and does not fall back to the message', (code) => {
    const { title, advice } = explain(code).trouble;
    expect(title).not.toBe(explain('no_such_code').trouble.title);
    expect(advice).not.toContain('the message');
  });

  test('no two codes are told in the same words', () => {
    const titles = microphone.map((code) => explain(code).trouble.title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test.each(['mic_blocked_by_policy', 'mic_not_allowed_in_frame', 'mic_sandboxed', 'frame_blocked'])('%s is the owner’s to fix, and a page of its own may do', (code) => {
    expect(explain(code)).toMatchObject({ trouble: { who: seldom.forOwner }, ways: expect.arrayContaining(['elsewhere']) });
    expect(explain(code, { place: { ...inShop, fullPage: false } }).ways).not.toContain('elsewhere');
  });

  test.each(['capacity_reached', 'rate_limited', 'platform_timeout'])('%s is nobody’s fault', (code) => {
    expect(explain(code, { retryable: true })).toMatchObject({ trouble: { who: seldom.forNobody }, ways: ['retry'] });
  });

  test('a refused microphone is the visitor’s to allow, or to do without where there is somebody who reads', () => {
    expect(explain('mic_denied', { retryable: true })).toMatchObject({ trouble: { who: seldom.forYou }, ways: ['retry', 'typing'] });
    expect(explain('mic_denied', { retryable: true, place: { ...inShop, typing: false } }).ways).toEqual(['retry']);
  });

  test('a code that only an owner understands keeps its message', () => {
    expect(explain('key_not_allowed', { message: 'Key x may not run av_y.' }).trouble.advice).toContain('Key x may not run av_y.');
  });

  test('an insecure host page is named, with the address that would work', () => {
    const { trouble, ways } = explain('insecure_origin', { place: { ...inShop, embeddedBy: 'http://shop.example:8080' } });
    expect(trouble.advice).toContain('http://shop.example:8080');
    expect(trouble.advice).toContain('https://shop.example.');
    expect(ways).toEqual(['elsewhere']);
  });

  test('an insecure page of its own is not blamed on another', () => {
    expect(explain('insecure_origin', { place: alone })).toMatchObject({ trouble: { title: seldom.insecure_origin.title }, ways: [] });
  });
});

describe('an obstacle', () => {
  const fine: Premises = { paused: false, embeddedBy: 'https://shop.example', secure: true, ownOrigin: 'https://calls.example', able: true };

  test.each<[string, Partial<Premises>, string | undefined]>([
    ['nothing in the way', {}, undefined],
    ['a paused widget', { paused: true }, 'widget_paused'],
    ['nobody greeted', { embeddedBy: null }, 'frame_blocked'],
    ['an insecure page', { embeddedBy: 'http://shop.example', secure: false }, 'insecure_origin'],
    ['a sandbox, in which nobody can greet', { embeddedBy: null, ownOrigin: 'null' }, 'mic_sandboxed'],
  ])('%s', (_, given, code) => expect(findObstacle({ ...fine, ...given })?.code).toBe(code));

  test('names the insecure page', () => {
    expect(findObstacle({ ...fine, embeddedBy: 'http://shop.example', secure: false })?.message).toContain('http://shop.example');
  });
});
