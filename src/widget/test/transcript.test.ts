import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { createTranscript } from '../src/frame/transcript';
import type { TranscriptDetail } from '../src/messages';

/** As much of an element as a transcript uses. Its height grows with its children, fifty pixels each. */
class FakeElement {
  readonly attributes: Record<string, string> = {};
  setAttribute(name: string, value: string) {
    this.attributes[name] = value;
  }
  children: FakeElement[] = [];
  scrollTop = 0;
  readonly clientHeight = 50;
  private text = '';
  private readonly scrolled: (() => void)[] = [];
  get scrollHeight() {
    return this.children.length * 50;
  }
  get textContent() {
    return this.text;
  }
  set textContent(text: string) {
    this.text = text;
    this.children = [];
  }
  append(...children: FakeElement[]) {
    this.children.push(...children);
  }
  addEventListener(type: string, listener: () => void) {
    if (type !== 'scroll') throw new Error(`A transcript listens to scrolling alone, not to ${type}.`);
    this.scrolled.push(listener);
  }
  scrollTo(top: number) {
    this.scrollTop = top;
    this.scrolled.forEach((listener) => listener());
  }
}

let log: FakeElement;
let announced: string[];
let below: number[];
let transcript: ReturnType<typeof createTranscript>;

beforeAll(() => {
  vi.stubGlobal('document', { createElement: () => new FakeElement() });
  vi.stubGlobal('ResizeObserver', class { observe() {} });
});
afterAll(() => void vi.unstubAllGlobals());

beforeEach(() => {
  log = new FakeElement();
  announced = [];
  below = [];
  transcript = createTranscript(log as unknown as HTMLElement, { agent: 'Agent', you: 'You' }, { said: (words) => announced.push(words), below: (turns) => below.push(turns) });
});

const turn = (turnId: string, text: string, final: boolean, role: TranscriptDetail['role'] = 'agent'): TranscriptDetail => ({ turnId, role, text, final, startMs: 0, endMs: 1 });
const shown = () => log.children.map(({ attributes, children }) => `${attributes['data-role']}: ${children[1]!.textContent}`);

test('a turn is replaced in place until it is final', () => {
  transcript.show(turn('t1', 'Hel', false));
  transcript.show(turn('t2', 'Hi', true, 'user'));
  transcript.show(turn('t1', 'Hello', true));
  expect(shown()).toEqual(['agent: Hello', 'user: Hi']);
});

test('a turn that was cut off before its first word leaves nothing', () => {
  transcript.show(turn('t1', '', true));
  expect([log.children, announced]).toEqual([[], []]);
});

test('final words are announced once, and growing words never', () => {
  transcript.show(turn('t1', 'Hel', false));
  transcript.show(turn('t1', 'Hello', true));
  transcript.show(turn('t1', 'Hello.', true));
  expect(announced).toEqual(['Agent: Hello']);
});

test('the newest words stay in sight', () => {
  ['t1', 't2', 't3'].forEach((id) => transcript.show(turn(id, id, true)));
  expect(log.scrollTop).toBe(log.scrollHeight);
});

test('who has just scrolled back, and whose scrolling is not told yet, is not pulled away either', () => {
  ['t1', 't2', 't3'].forEach((id) => transcript.show(turn(id, id, true)));
  log.scrollTop = 0;
  transcript.show(turn('t4', 't4', true));
  expect([log.scrollTop, below]).toEqual([0, [1]]);
});

test('words that grow shorter than the log are followed on', () => {
  ['t1', 't2', 't3'].forEach((id) => transcript.show(turn(id, id, true)));
  log.scrollTop = log.scrollHeight - log.clientHeight;
  transcript.show(turn('t4', 't4', true));
  expect([log.scrollTop, below]).toEqual([log.scrollHeight, []]);
});

test('who has scrolled back is not pulled away, and is followed again at the end', () => {
  ['t1', 't2', 't3'].forEach((id) => transcript.show(turn(id, id, true)));
  log.scrollTo(0);
  transcript.show(turn('t4', 't4', true));
  expect([log.scrollTop, below]).toEqual([0, [1]]);
  log.scrollTo(150);
  expect(below).toEqual([1, 0]);
  transcript.show(turn('t5', 't5', true));
  expect(log.scrollTop).toBe(250);
});

test('a new call begins with nothing, also where ids come again', () => {
  transcript.show(turn('t1', 'Bye', true));
  transcript.clear();
  transcript.show(turn('t1', 'Hello', true));
  expect([shown(), announced]).toEqual([['agent: Hello'], ['Agent: Bye', 'Agent: Hello']]);
});

test('the way to the newest words is taken at once', () => {
  ['t1', 't2', 't3'].forEach((id) => transcript.show(turn(id, id, true)));
  log.scrollTo(0);
  transcript.show(turn('t4', 't4', true));
  transcript.toEnd();
  expect([log.scrollTop, below]).toEqual([200, [1, 0]]);
});
