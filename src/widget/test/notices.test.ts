import { beforeEach, expect, test } from 'vitest';
import { Notices } from '../src/frame/notices';
import { words as common } from '../src/languages/en';
import { seldom } from '../src/languages/seldom/en';

const words = { ...common, ...seldom };

/** A place that holds a text and perhaps a button. */
class Place {
  private children: { onclick?: () => void; name: string }[] = [];
  append(child: Place['children'][number]) {
    this.children.push(child);
  }
  get button() {
    return this.children[1];
  }
  get textContent() {
    return this.children[0]?.name ?? '';
  }
  set textContent(_: '') {
    this.children = [];
  }
}

let place: Place;
let said: string[];
let done: string[];
let notices: Notices;

beforeEach(() => {
  [place, said, done] = [new Place(), [], []];
  notices = new Notices({
    place: place as unknown as HTMLElement,
    make: ((_: string, __: object, name: string) => ({ name })) as never,
    words,
    announce: (text) => said.push(text),
    keepFocus: () => done.push('focus'),
    chooseMicrophone: () => done.push('choose'),
    unmute: () => done.push('unmute'),
    warn: ({ code }) => done.push(code),
  });
});

test('a device that sends nothing is told once, with the way to another', () => {
  notices.microphone('silent');
  notices.microphone('silent');
  expect([place.textContent, place.button!.name, said]).toEqual([words.notHeard, words.chooseMicrophone, [words.notHeard]]);
  place.button!.onclick!();
  expect(done).toEqual(['mic_silent', 'choose']);
});

test('it is gone when it sends again', () => {
  notices.microphone('silent');
  notices.microphone('on');
  expect([place.textContent, done]).toEqual(['', ['mic_silent', 'focus']]);
});

test('a device that is gone is told, and then that another took its place', () => {
  notices.microphone('lost');
  notices.microphone('on');
  expect([said, place.textContent]).toEqual([[words.microphoneLost, words.microphoneFound], words.microphoneFound]);
});

test('whoever speaks while muted can unmute, and then reads it no more', () => {
  notices.speaking(false);
  place.button!.onclick!();
  notices.unmuted();
  expect([said, done, place.textContent]).toEqual([[words.speakingMuted], ['unmute', 'focus'], '']);
});

test('with push to talk they are told how that works', () => {
  notices.speaking(true);
  expect([place.textContent, place.button]).toEqual([words.holdHint, undefined]);
});

test('being unmuted does not take away what has nothing to do with it', () => {
  notices.microphone('silent');
  notices.unmuted();
  expect(place.textContent).toBe(words.notHeard);
});
