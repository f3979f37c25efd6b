import { beforeEach, expect, test } from 'vitest';
import { noticeSpeech } from '../src/frame/overheard';

let told: number;
let hear: (muted: boolean, input: number) => void;

beforeEach(() => {
  told = 0;
  hear = noticeSpeech(() => told++);
});

const say = (muted: boolean, levels: number[]) => levels.forEach((level) => hear(muted, level));
const sentence = Array.from({ length: 30 }, (_, moment) => (moment % 4 === 3 ? 0.02 : 0.4));

test('a sentence said while muted is noticed, once', () => {
  say(true, sentence);
  say(true, sentence);
  expect(told).toBe(1);
});

test.each<[string, number[]]>([
  ['a cough', [0.9, 0.9, 0.6]],
  ['a room', Array(200).fill(0.1)],
  ['a cough now and then', Array.from({ length: 200 }, (_, moment) => (moment % 20 < 3 ? 0.9 : 0.01))],
])('%s is not', (_, levels) => {
  say(true, levels);
  expect(told).toBe(0);
});

test('nobody is told while they are heard', () => {
  say(false, sentence);
  expect(told).toBe(0);
});

test('whoever mutes themselves again is told again', () => {
  say(true, sentence);
  say(false, [0]);
  say(true, sentence);
  expect(told).toBe(2);
});
