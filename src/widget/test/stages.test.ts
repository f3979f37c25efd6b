import { expect, test } from 'vitest';
import { readWaits } from '../src/frame/stages';

/** A browser's timeline: each mark with the times it was made at. */
const timeline = (marks: Record<string, number[]>) =>
  ({ getEntriesByName: (name: string) => (marks[name.replace('dialnexa:', '')] ?? []).map((startTime) => ({ startTime })) }) as unknown as Performance;

const visit = { 'first-contentful-paint': [120.4], open: [300], click: [2000], prompt: [2015], permission: [4000], connected: [4210], first_word: [5000.6] };

test('each wait is from its stage to the next, in whole milliseconds', () => {
  expect(readWaits(timeline(visit))).toEqual({ open_to_painted: 120, click_to_prompt: 15, permission_to_connected: 210, connected_to_first_word: 791 });
});

test('of several calls the last one counts', () => {
  const again = { ...visit, click: [2000, 9000], prompt: [2015, 9040] };
  expect(readWaits(timeline(again)).click_to_prompt).toBe(40);
});

test('a frame that was fetched ahead is opened when the visitor looks at it', () => {
  expect(readWaits(timeline({ ...visit, open: [60_000], 'first-contentful-paint': [60_030] })).open_to_painted).toBe(30);
});

test('what did not happen, or is not told, is no wait', () => {
  expect(readWaits(timeline({ click: [2000], prompt: [2015], connected: [2300], first_word: [1500] }))).toEqual({ click_to_prompt: 15 });
});
