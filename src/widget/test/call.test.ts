import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createVisitorCall, type VisitorCall } from '../src/frame/call';
import type { Session } from '../src/frame/session';
import { FakeSource, Heard, type FakeLine } from './fake-line';

// One file of over 250 lines: every part of it makes its calls by the same few lines.
let source: FakeSource;
let heard: Heard;
let call: VisitorCall;

beforeEach(() => {
  source = new FakeSource();
  heard = new Heard();
  call = createVisitorCall(source, heard);
});

/** Begins a start and waits until the newest line is being started. */
async function begin(lineCount = source.lines.length + 1): Promise<{ line: FakeLine; started: Promise<void> }> {
  const started = call.start();
  return { line: await lineNumber(lineCount), started };
}

async function lineNumber(count: number): Promise<FakeLine> {
  await vi.waitUntil(() => source.lines.length === count && source.lines[count - 1]!.starts.length === 1);
  return source.lines[count - 1]!;
}

async function connect(): Promise<FakeLine> {
  const { line, started } = await begin();
  line.connect('call_1');
  await started;
  return line;
}

describe('start', () => {
  test('goes from connecting to connected, with the session of this click', async () => {
    const line = await connect();
    expect(heard.phases).toEqual(['connecting', 'connected']);
    expect(line.session.embed_token).toBe('token 1');
    expect(call.state).toEqual({ state: 'connected', agent: 'listening', muted: false, callId: 'call_1', microphone: true });
  });

  test('while a call is on changes nothing', async () => {
    await connect();
    await call.start();
    expect(source.lines).toHaveLength(1);
  });

  test('that meets an obstacle asks nobody for anything', async () => {
    source.blockedBy = { code: 'insecure_origin', message: 'http://shop.example is not https.', retryable: false };
    await call.start();
    expect(heard.failures).toEqual([source.blockedBy]);
    expect([source.signals.length, source.lines.length, call.state.state]).toEqual([0, 0, 'error']);
  });

  test('shows the browser’s question for the microphone while it stands, and not one that nobody has to answer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const started = call.start();
      await vi.waitUntil(() => source.lines[0]?.starts.length === 1);
      const line = source.lines[0]!;
      line.emit('microphone', { state: 'asking' });
      vi.advanceTimersByTime(399);
      line.emit('microphone', { state: 'on' });
      expect(call.state.state).toBe('connecting');
      line.emit('microphone', { state: 'asking' });
      vi.advanceTimersByTime(400);
      expect(call.state.state).toBe('microphone');
      line.emit('microphone', { state: 'on' });
      line.connect('call_1');
      await started;
      expect(heard.phases).toEqual(['connecting', 'microphone', 'connecting', 'connected']);
      expect(heard.microphones).toEqual(['asking', 'on', 'asking', 'on']);
    } finally {
      vi.useRealTimers();
    }
  });

  test('that begins muted is muted before anything is heard', async () => {
    const started = call.start({ muted: true });
    const line = await lineNumber(1);
    expect(line.muted).toBe(true);
    line.connect('call_1');
    await started;
    expect(call.state).toMatchObject({ state: 'connected', muted: true });
  });

  test.each(['mic_denied', 'capacity_reached', 'connect_failed'])('that fails with %s tells it once and can be made again', async (code) => {
    const { line, started } = await begin();
    line.fail(code, 'Because.', true);
    await started;
    expect(heard.failures).toEqual([{ code, message: 'Because.', retryable: true }]);
    line.emit('agent', { state: 'speaking' });
    expect([call.state.state, call.state.agent, call.live]).toEqual(['error', null, false]);
    expect(await connect()).toBe(source.lines[1]);
  });

  test('that gets no session never makes a line', async () => {
    source.sessions = () => Promise.reject({ code: 'origin_not_allowed', message: 'Not here.', retryable: false });
    await call.start();
    expect(heard.failures.map(({ code }) => code)).toEqual(['origin_not_allowed']);
    expect(source.lines).toEqual([]);
  });

  test('that throws what has no code is a failed connection', async () => {
    source.sessions = () => Promise.reject(new Error('odd'));
    await call.start();
    expect(heard.failures).toEqual([{ code: 'connect_failed', message: 'odd', retryable: true }]);
  });

  test('with a token that expired at the microphone prompt gets a second one', async () => {
    const { line, started } = await begin();
    source.nowMs = 61_000;
    line.fail('invalid_key');
    (await lineNumber(2)).connect('call_1');
    await started;
    expect(source.lines[1]!.session.embed_token).toBe('token 2');
    expect([heard.failures, call.state.state]).toEqual([[], 'connected']);
  });

  test('with a token that was refused in time does not ask again', async () => {
    const { line, started } = await begin();
    source.nowMs = 59_000;
    line.fail('invalid_key');
    await started;
    expect([source.signals.length, heard.failures[0]?.code]).toEqual([1, 'invalid_key']);
  });
});

describe('consent', () => {
  const given = { version: '2026-11', givenAt: '2026-11-25T09:00:00Z' };

  test('is asked for before anything else, and goes into the call', async () => {
    let answer!: (consent: typeof given | null) => void;
    source.agreement = new Promise((resolve) => (answer = resolve));
    const started = call.start();
    await vi.waitUntil(() => call.state.state === 'consent');
    expect([call.live, source.signals.length]).toEqual([true, 0]);
    answer(given);
    (await lineNumber(1)).connect('call_1');
    await started;
    expect([heard.phases, source.lines[0]!.consent]).toEqual([['consent', 'connecting', 'connected'], given]);
  });

  test('that is declined is no error, and asks nobody for anything', async () => {
    source.agreement = Promise.resolve(null);
    await call.start();
    expect([heard.phases, heard.failures, source.signals.length, call.live]).toEqual([['consent', 'idle'], [], 0, false]);
  });

  test('that is not answered before the end makes no call', async () => {
    let answer!: (consent: typeof given | null) => void;
    source.agreement = new Promise((resolve) => (answer = resolve));
    const started = call.start();
    await vi.waitUntil(() => call.state.state === 'consent');
    await call.end();
    answer(given);
    await started;
    expect([heard.phases, source.lines.length]).toEqual([['consent', 'idle'], 0]);
  });

  test('is not asked for where there is none to give', async () => {
    expect((await connect()).consent).toBeUndefined();
  });
});

describe('a call that is typed', () => {
  const begin = async (features: readonly string[]) => {
    const started = call.start({ microphone: false });
    const line = await lineNumber(1);
    line.connect('call_1', features);
    await started;
    return line;
  };

  test('asks for no microphone, and says so', async () => {
    const line = await begin(['messages']);
    expect(line.starts).toEqual([{ microphone: false }]);
    expect(call.state).toMatchObject({ state: 'connected', microphone: false });
  });

  test('is over at once where the platform does not read, which is not offered again', async () => {
    const line = await begin(['events']);
    expect([line.ends, heard.ends]).toEqual([1, []]);
    expect(heard.failures.map(({ code }) => code)).toEqual(['method_not_allowed']);
    expect([call.state.state, call.reads]).toEqual(['error', false]);
  });

  test('ends as one, so that it is shown as one', async () => {
    (await begin(['messages'])).hangUp('agent_disconnected');
    expect(call.state).toMatchObject({ state: 'ended', microphone: false });
  });

  test('is possible as far as anybody knows before the first call', () => expect(call.reads).toBe(true));
});

describe('end', () => {
  test('while the session is on its way stops it, and no line is ever made', async () => {
    let deliver!: (session: Session) => void;
    source.sessions = () => new Promise((resolve) => (deliver = resolve));
    const started = call.start();
    await vi.waitUntil(() => source.signals.length === 1);
    await call.end();
    deliver({ embed_token: 'late', expires_in_sec: 60, ice_servers: [] });
    await started;
    expect([source.signals[0]!.aborted, source.lines.length, call.state.state, heard.failures.length]).toEqual([true, 0, 'idle', 0]);
  });

  test('while connecting is no error and leaves nothing running', async () => {
    const { line, started } = await begin();
    await call.end();
    await started;
    line.emit('agent', { state: 'speaking' });
    expect([line.ends, call.state.state, call.state.agent, heard.failures]).toEqual([1, 'idle', null, []]);
  });

  test('of a call says who ended it, and forgets its mute and agent', async () => {
    const line = await connect();
    call.setMuted(true);
    line.emit('agent', { state: 'speaking' });
    await call.end();
    expect(heard.ends).toEqual([{ reason: 'user_disconnected', callId: 'call_1' }]);
    expect(call.state).toEqual({ state: 'ended', agent: null, muted: false, callId: 'call_1', microphone: true });
  });

  test('twice, and before any call, does nothing', async () => {
    await call.end();
    await connect();
    await call.end();
    await call.end();
    expect(heard.ends).toHaveLength(1);
  });

  test.each(['agent_disconnected', 'network_failure', 'silence_timeout'] as const)('by the other side keeps the reason %s', async (reason) => {
    (await connect()).hangUp(reason);
    expect([heard.ends[0]?.reason, call.state.state, call.live]).toEqual([reason, 'ended', false]);
  });
});

describe('a call', () => {
  test('follows the agent', async () => {
    const line = await connect();
    line.emit('agent', { state: 'thinking' });
    line.emit('agent', { state: 'speaking' });
    expect(heard.states.slice(-2).map(({ agent }) => agent)).toEqual(['thinking', 'speaking']);
  });

  test('tells no state twice', async () => {
    const line = await connect();
    line.emit('agent', { state: 'speaking' });
    line.emit('agent', { state: 'speaking' });
    call.lostNetwork(false);
    expect(heard.states.map(({ state, agent }) => `${state} ${agent}`)).toEqual(['connecting null', 'connected listening', 'connected speaking']);
  });

  test('mutes and unmutes the line', async () => {
    const line = await connect();
    call.setMuted(true);
    expect([line.muted, call.state.muted]).toEqual([true, true]);
    call.setMuted(false);
    expect([line.muted, call.state.muted]).toEqual([false, false]);
  });

  test('takes what is typed', async () => {
    const line = await connect();
    await call.send('Friday');
    expect(line.sent).toEqual(['Friday']);
  });

  test('that is forgotten is over, and leaves neither its line nor its id', async () => {
    const line = await connect();
    await call.forget();
    expect([line.ends, call.anyLine, call.state]).toEqual([1, null, { state: 'idle', agent: null, muted: false, callId: null, microphone: true }]);
  });

  test('that is not there cannot be muted', () => {
    call.setMuted(true);
    expect(heard.states).toEqual([]);
  });

  test('reconnects while the browser has no network, and is back with it', async () => {
    await connect();
    call.lostNetwork(true);
    call.lostNetwork(false);
    expect(heard.phases).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
  });

  test('reconnects while its sound is interrupted, and is back when neither sound nor network is missing', async () => {
    const line = await connect();
    line.emit('interrupted', true);
    expect(call.state.state).toBe('reconnecting');
    call.lostNetwork(true);
    line.emit('interrupted', false);
    expect(call.state.state).toBe('reconnecting');
    call.lostNetwork(false);
    expect(heard.phases).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
  });

  test('that ended in an interruption leaves nothing of it to the next', async () => {
    const line = await connect();
    line.emit('interrupted', true);
    line.hangUp('network_failure');
    const next = await connect();
    next.emit('interrupted', true);
    next.emit('interrupted', false);
    expect(call.state.state).toBe('connected');
  });

  test('passes on turns and levels', async () => {
    const line = await connect();
    const turn = { turnId: 't1', role: 'agent' as const, text: 'Hello', final: true, startMs: 0, endMs: 400 };
    line.emit('transcript', turn);
    line.emit('level', { input: 0.1, output: 0.9 });
    expect([heard.turns, heard.levels]).toEqual([[turn], [{ input: 0.1, output: 0.9 }]]);
  });
});
