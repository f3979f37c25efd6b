import { answer } from './peer';
import type { Steps } from './steps';

interface Sent {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
  keepalive: boolean | undefined;
}
type Answer = (signal?: AbortSignal | null) => Response | Promise<Response>;

export const refusal = (status: number, code: string, message = 'because') =>
  new Response(JSON.stringify({ statusCode: status, message, error: 'Error', code }), { status });

/** The platform as `fetch` sees it. Answers what the protocol lists, and throws on anything else. */
export class FakePlatform {
  readonly sent: Sent[] = [];
  /** What a test wants answered instead, by `METHOD path`. */
  readonly instead = new Map<string, Answer>();
  /** How many event streams nobody has aborted yet. */
  openStreams = 0;
  private etags = 0;
  /** What it says that a call can do. */
  features = ['events', 'messages', 'restart', 'feedback'];
  readonly streams: ReadableStreamDefaultController<Uint8Array>[] = [];

  constructor(private readonly steps: Steps) {}

  readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const { origin, pathname: path } = new URL(url);
    if (origin !== 'https://platform.test') throw new TypeError(`unexpected origin ${origin}`);
    const method = init.method ?? 'GET';
    this.sent.push({
      method,
      path,
      headers: init.headers as Record<string, string>,
      body: init.body as string | undefined,
      keepalive: init.keepalive,
    });
    const route = `${method} ${path}`;
    const answerOf = this.instead.get(route) ?? this.answers[route];
    if (!answerOf) throw new Error(`unexpected ${route}`);
    if (route === 'GET /v1/web-calls/ice-servers') await this.steps.pass('ice-servers');
    if (route === 'POST /v1/web-calls') await this.steps.pass('create');
    return answerOf(init.signal);
  };

  /** Requests by `method`, of any path or of those that end with `path`. */
  requests(method: string, path = ''): Sent[] {
    return this.sent.filter((request) => request.method === method && request.path.endsWith(path));
  }

  get creates(): Sent[] {
    return this.requests('POST', '/v1/web-calls');
  }

  /** Sends an event down the newest open stream. */
  event(type: string, data: unknown, id = '1'): void {
    this.streams.at(-1)!.enqueue(new TextEncoder().encode(`id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`));
  }

  private nextEtag(): string {
    return `"${++this.etags}"`;
  }

  private open(controller: ReadableStreamDefaultController<Uint8Array>, signal: AbortSignal): void {
    this.streams.push(controller);
    this.openStreams++;
    signal.addEventListener('abort', () => {
      this.openStreams--;
      controller.error(new DOMException('aborted', 'AbortError'));
    });
  }

  private readonly answers: Record<string, Answer> = {
    'GET /v1/web-calls/ice-servers': () => Response.json({ ice_servers: [{ urls: ['stun:platform.test'] }], expires_in_sec: 60 }),
    'POST /v1/web-calls': () =>
      Response.json(
        { call_id: 'call_1', status: 'created', answer, call_token: 'token', features: this.features, rejoin_window_ms: 15_000 },
        { status: 201, headers: { Location: '/v1/web-calls/secret', ETag: this.nextEtag() } },
      ),
    'DELETE /v1/web-calls/secret': () => new Response('{}'),
    'PATCH /v1/web-calls/secret': () =>
      new Response('a=ice-ufrag:new\r\na=ice-pwd:newpassword\r\n', { headers: { ETag: this.nextEtag() } }),
    'POST /v1/web-calls/secret/media': () => new Response(answer, { headers: { ETag: this.nextEtag() } }),
    'POST /v1/web-calls/secret/leave': () => new Response(null, { status: 204 }),
    'POST /v1/web-calls/secret/messages': () => new Response(null, { status: 204 }),
    'POST /v1/web-calls/secret/feedback': () => new Response(null, { status: 204 }),
    'GET /v1/web-calls/secret/events': (signal) =>
      new Response(new ReadableStream({ start: (controller) => this.open(controller, signal!) })),
  };
}
