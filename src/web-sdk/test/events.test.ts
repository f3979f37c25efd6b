import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeBrowser, FakeBrowser, newCall, partsLoaded } from './fakes/browser';
import { FakeAudioContext } from './fakes/media';

let browser: FakeBrowser;
beforeEach(() => {
  vi.useFakeTimers();
  browser = new FakeBrowser();
});
afterEach(closeBrowser);

const eventRequests = () => browser.platform.sent.filter(({ path }) => path.endsWith('/events'));
const settle = () => vi.advanceTimersByTimeAsync(0);

async function connected() {
  const made = newCall();
  await made.call.start();
  await partsLoaded();
  await settle();
  return made;
}

test('TranscriptAndAgent_ArePassedOn', async () => {
  const { log } = await connected();
  browser.platform.event('status', { status: 'connected' });
  browser.platform.event('transcript', { turn_id: 't1', role: 'agent', text: 'Hello', final: true, start_ms: 10, end_ms: 20 });
  browser.platform.event('agent', { state: 'speaking' });
  browser.platform.event('node', { node_id: 'n', type: 'sms', skipped: true });
  await settle();
  expect(log.slice(3)).toEqual([
    ['transcript', { turnId: 't1', role: 'agent', text: 'Hello', final: true, startMs: 10, endMs: 20 }],
    ['agent', { state: 'speaking' }],
  ]);
});

test('EventStream_CarriesTheTokenInAHeader', async () => {
  await connected();
  expect(eventRequests()).toMatchObject([{ path: '/v1/web-calls/secret/events', headers: { Authorization: 'Bearer token' } }]);
  expect(eventRequests()[0]!.headers).not.toHaveProperty('Last-Event-ID');
});

test('BrokenStream_ResumesAfterTheLastEvent', async () => {
  const { log } = await connected();
  browser.platform.event('agent', { state: 'thinking' }, '41');
  await settle();
  browser.platform.streams[0]!.error(new TypeError('network'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(eventRequests()[1]!.headers['Last-Event-ID']).toBe('41');
  browser.platform.event('agent', { state: 'speaking' }, '42');
  await settle();
  expect(log.at(-1)).toEqual(['agent', { state: 'speaking' }]);
});

test('SilentStream_IsTakenForDead', async () => {
  await connected();
  browser.platform.instead.set('GET /v1/web-calls/secret/events', () => new Response('', { status: 503 }));
  const [stream] = browser.platform.streams;
  await vi.advanceTimersByTimeAsync(34_000);
  stream!.enqueue(new TextEncoder().encode(': \n\n'));
  await vi.advanceTimersByTimeAsync(34_000);
  expect(eventRequests()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(eventRequests().length).toBeGreaterThan(1);
});

test('MalformedEvent_IsSkipped', async () => {
  const { log, call } = await connected();
  browser.platform.streams[0]!.enqueue(new TextEncoder().encode('id: 7\nevent: agent\ndata: {oops\n\n'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(eventRequests()[1]!.headers['Last-Event-ID']).toBe('7');
  browser.platform.event('agent', { state: 'listening' }, '8');
  await settle();
  expect([call.state, log.at(-1)]).toEqual(['connected', ['agent', { state: 'listening' }]]);
});

test.each([
  ['refused', () => new Response('', { status: 404 }), 1],
  ['not streamed by this browser', () => new Response(null, { status: 200 }), 1],
  ['busy', () => new Response('', { status: 429 }), 4],
  ['broken', () => new Response('', { status: 502 }), 4],
])('EventStreamThatIs_%s_LeavesTheCallOn', async (_, answer, requests) => {
  browser.platform.instead.set('GET /v1/web-calls/secret/events', answer);
  const { call } = await connected();
  await vi.advanceTimersByTimeAsync(3_500);
  expect([call.state, eventRequests().length]).toEqual(['connected', requests]);
});

test('NothingIsHeard_AfterTheEnd', async () => {
  const { call, log } = await connected();
  call.on('agent', () => void call.end());
  const both = ['listening', 'speaking'].map((state) => `event: agent\ndata: {"state":"${state}"}\n\n`).join('');
  browser.platform.streams[0]!.enqueue(new TextEncoder().encode(both));
  await settle();
  expect(log.slice(3).map(([event]) => event)).toEqual(['agent', 'state', 'disconnected']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(eventRequests()).toHaveLength(1);
});

test('Levels_ComeTenTimesASecond_AndStopAtTheEnd', async () => {
  const { call } = await connected();
  const levels: { input: number; output: number }[] = [];
  call.on('level', (level) => levels.push(level));
  FakeAudioContext.amplitude = 0.125;
  await vi.advanceTimersByTimeAsync(500);
  FakeAudioContext.amplitude = 1;
  await vi.advanceTimersByTimeAsync(500);
  expect(levels).toEqual([...Array(5).fill({ input: 0.5, output: 0.5 }), ...Array(5).fill({ input: 1, output: 1 })]);
  await call.end();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(levels).toHaveLength(10);
});
