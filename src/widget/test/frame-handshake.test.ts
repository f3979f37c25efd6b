import { describe, expect, test } from 'vitest';
import { acceptGreeting, awaitEmbedder, type Embedder, type GreetingEvent } from '../src/frame/handshake';

const parent = { name: 'the page around the frame' };
const port = new MessageChannel().port1;
const hello = { type: 'dialnexa:hello', protocol: 1 };
const good: GreetingEvent = { data: hello, origin: 'https://shop.example', source: parent, ports: [port] };

describe('a greeting', () => {
  test('from the parent, in a released protocol, with one port is accepted with its origin', () => {
    expect(acceptGreeting(good, parent)).toEqual({ origin: 'https://shop.example', port, protocol: 1, page: null });
  });

  test.each([1, 2])('in protocol %i, which was released, is accepted', (protocol) => {
    expect(acceptGreeting({ ...good, data: { ...hello, protocol } }, parent)).toMatchObject({ protocol });
  });

  test.each<[string, Partial<GreetingEvent>]>([
    ['another window than the parent', { source: { name: 'an ad' } }],
    ['no window', { source: null }],
    ['an opaque origin', { origin: 'null' }],
    ['no origin', { origin: '' }],
    ['a file', { origin: 'file://' }],
    ['an unreleased protocol', { data: { ...hello, protocol: 3 } }],
    ['protocol zero', { data: { ...hello, protocol: 0 } }],
    ['a protocol as text', { data: { ...hello, protocol: '1' } }],
    ['no protocol', { data: { type: hello.type } }],
    ['another type', { data: { ...hello, type: 'hello' } }],
    ['text', { data: 'dialnexa:hello' }],
    ['nothing', { data: null }],
    ['no port', { ports: [] }],
    ['two ports', { ports: [port, port] }],
  ])('with %s is not', (_, flaw) => {
    expect(acceptGreeting({ ...good, ...flaw }, parent)).toBeNull();
  });

  test('of a page with no frame around it has no parent to come from', () => {
    expect(acceptGreeting({ ...good, source: undefined }, parent)).toBeNull();
  });
});

/** A window that is told messages by the test. */
class FakeWindow {
  readonly parent = parent;
  private readonly listeners = new Set<(event: GreetingEvent) => void>();
  addEventListener(type: string, listener: (event: GreetingEvent) => void) {
    if (type !== 'message') throw new Error(`The handshake listens to messages alone, not to ${type}.`);
    this.listeners.add(listener);
  }
  removeEventListener(_: string, listener: (event: GreetingEvent) => void) {
    this.listeners.delete(listener);
  }
  hear(event: GreetingEvent) {
    [...this.listeners].forEach((listener) => listener(event));
  }
}

describe('the frame', () => {
  test('answers the greeting on its port, and the first one only', async () => {
    const view = new FakeWindow();
    const accepted: Embedder[] = [];
    awaitEmbedder(view as unknown as Window, (embedder) => accepted.push(embedder));
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => {
      port1.onmessage = ({ data }) => resolve(data);
    });
    view.hear({ ...good, source: { name: 'an ad' } });
    view.hear({ ...good, ports: [port2] });
    view.hear({ ...good, origin: 'https://late.example' });
    expect(await answer).toEqual({ type: 'welcome', protocol: 1 });
    expect(accepted.map(({ origin }) => origin)).toEqual(['https://shop.example']);
    port1.close();
  });
});
