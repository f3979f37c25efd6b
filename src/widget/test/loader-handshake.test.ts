import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { greet, type FrameElement, type Listener } from '../src/panel/handshake';
import type { FrameMessage, PageFacts } from '../src/messages';

/** A frame whose document the test loads. */
class FakeFrame {
  readonly greetings: { message: unknown; target: string; ports: MessagePort[] }[] = [];
  readonly contentWindow = {
    postMessage: (message: unknown, target: string, ports: MessagePort[]) => this.greetings.push({ message, target, ports }),
  };
  private readonly listeners = new Set<() => void>();
  addEventListener(type: string, listener: () => void) {
    if (type !== 'load') throw new Error(`The handshake begins at load, not at ${type}.`);
    this.listeners.add(listener);
  }
  removeEventListener(_: string, listener: () => void) {
    this.listeners.delete(listener);
  }
  sandbox: string | null = null;
  getAttribute(name: string) {
    if (name !== 'sandbox') throw new Error(`The handshake looks for a sandbox, not for ${name}.`);
    return this.sandbox;
  }
  load() {
    this.listeners.forEach((listener) => listener());
  }
}

class Heard implements Listener {
  ports: MessagePort[] = [];
  messages: FrameMessage[] = [];
  silences = 0;
  sandboxes = 0;
  told = () => {};
  welcomed(port: MessagePort) {
    this.ports.push(port);
    this.told();
  }
  message(message: FrameMessage) {
    this.messages.push(message);
    this.told();
  }
  unanswered() {
    this.silences++;
  }
  sandboxed() {
    this.sandboxes++;
  }
}

const page: PageFacts = { language: 'de', microphone: null, secure: true, callLeft: false, allow: true };

let frame: FakeFrame;
let heard: Heard;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  frame = new FakeFrame();
  heard = new Heard();
  stop = greet(frame as unknown as FrameElement, 'https://calls.example', () => page, heard);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

/** The port delivers in its own time. */
const answer = (message: FrameMessage, greeting = frame.greetings.length - 1) =>
  new Promise<void>((resolve) => {
    heard.told = resolve;
    frame.greetings[greeting]!.ports[0]!.postMessage(message);
  });

describe('the loader', () => {
  test('says nothing before the frame has loaded', () => expect(frame.greetings).toEqual([]));

  test('greets the exact origin of the frame, with its protocol, what the page knows and one port', () => {
    frame.load();
    const [greeting, ...more] = frame.greetings;
    expect(more).toEqual([]);
    expect(greeting).toMatchObject({ message: { type: 'dialnexa:hello', protocol: 2, page }, target: 'https://calls.example' });
    expect(greeting!.ports).toHaveLength(1);
  });

  test('calls a frame blocked that has not answered 5 s after it loaded', () => {
    frame.load();
    vi.advanceTimersByTime(4999);
    expect(heard.silences).toBe(0);
    vi.advanceTimersByTime(1);
    expect(heard.silences).toBe(1);
  });

  test('does not begin to count before the frame has loaded', () => {
    vi.advanceTimersByTime(60_000);
    expect(heard.silences).toBe(0);
  });

  test('never calls a frame blocked that answered', async () => {
    frame.load();
    await answer({ type: 'welcome', protocol: 2 });
    vi.advanceTimersByTime(60_000);
    expect(heard).toMatchObject({ silences: 0, messages: [] });
    expect(heard.ports).toHaveLength(1);
  });

  test('passes on what the frame says', async () => {
    frame.load();
    await answer({ type: 'minimise' });
    expect(heard.messages).toEqual([{ type: 'minimise' }]);
  });

  test('greets again when the frame was reloaded, with a new port', () => {
    frame.load();
    frame.load();
    const [first, second] = frame.greetings;
    expect(second!.ports[0]).not.toBe(first!.ports[0]);
    vi.advanceTimersByTime(5000);
    expect(heard.silences).toBe(1);
  });

  test.each(['', 'allow-scripts', 'allow-same-origin', 'Allow-Scripts allow-popups'])('does not greet a frame with sandbox="%s", which could not hear it', (sandbox) => {
    frame.sandbox = sandbox;
    frame.load();
    vi.advanceTimersByTime(60_000);
    expect([frame.greetings.length, heard.sandboxes, heard.silences]).toEqual([0, 1, 0]);
  });

  test('greets a frame whose sandbox leaves it its scripts and its origin', () => {
    frame.sandbox = 'allow-Scripts allow-same-origin';
    frame.load();
    expect([frame.greetings.length, heard.sandboxes]).toEqual([1, 0]);
  });

  test('neither greets nor complains once undone', () => {
    frame.load();
    stop();
    frame.load();
    vi.advanceTimersByTime(60_000);
    expect([frame.greetings.length, heard.silences]).toEqual([1, 0]);
  });
});
