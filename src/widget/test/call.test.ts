import { beforeEach, describe, expect, test, vi } from 'vitest';
import { VisitorCall } from '../src/frame/call';
import type { Session } from '../src/frame/session';
import { FakeSource, Heard, type FakeLine } from './fake-line';

let source: FakeSource;
let heard: Heard;
let call: VisitorCall;

beforeEach(() => {
  source = new FakeSource();
  heard = new Heard();
  call = new VisitorCall(source, heard);
});

/** Begins a start and waits until the newest line is being started. */
async function begin(lineCount = source.lines.length + 1): Promise<{ line: FakeLine; started: Promise<void> }> {
  const started = call.start();
  return { line: await lineNumber(lineCount), started };
}

async function lineNumber(count: number): Promise<FakeLine> {
  await vi.waitUntil(() => source.lines.length === count && source.lines[count - 1]!.starts === 1);
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
    expect(line.session.embedToken).toBe('token 1');
    expect(call.state).toEqual({ state: 'connected', agent: 'listening', muted: false, callId: 'call_1' });
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

  test('shows when the browser asks for the microphone, and when it has asked', async () => {
    const { line, started } = await begin();
    source.asking(true);
    source.asking(false);
    line.connect('call_1');
    await started;
    expect(heard.phases).toEqual(['connecting', 'microphone', 'connecting', 'connected']);
  });

  test.each(['mic_denied', 'capacity_reached', 'connect_failed'])('that fails with %s tells it once and can be made again', async (code) => {
    const { line, started } = await begin();
    line.fail(code, 'Because.', true);
    await started;
    expect(heard.failures).toEqual([{ code, message: 'Because.', retryable: true }]);
    expect([call.state.state, call.live, source.watches, line.listenerCount]).toEqual(['error', false, 0, 0]);
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
    expect(source.lines[1]!.session.embedToken).toBe('token 2');
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

describe('end', () => {
  test('while the session is on its way stops it, and no line is ever made', async () => {
    let deliver!: (session: Session) => void;
    source.sessions = () => new Promise((resolve) => (deliver = resolve));
    const started = call.start();
    await call.end();
    deliver({ embedToken: 'late', expiresInSec: 60, iceServers: [] });
    await started;
    expect([source.signals[0]!.aborted, source.lines.length, call.state.state, heard.failures.length]).toEqual([true, 0, 'idle', 0]);
  });

  test('while connecting is no error and leaves nothing running', async () => {
    const { line, started } = await begin();
    await call.end();
    await started;
    expect([line.ends, call.state.state, heard.failures, source.watches, line.listenerCount]).toEqual([1, 'idle', [], 0, 0]);
  });

  test('of a call says who ended it, and forgets its mute and agent', async () => {
    const line = await connect();
    call.mute();
    line.emit('agent', { state: 'speaking' });
    await call.end();
    expect(heard.ends).toEqual([{ reason: 'user_disconnected', callId: 'call_1' }]);
    expect(call.state).toEqual({ state: 'ended', agent: null, muted: false, callId: 'call_1' });
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
    source.lost(false);
    expect(heard.states.map(({ state, agent }) => `${state} ${agent}`)).toEqual(['connecting null', 'connected listening', 'connected speaking']);
  });

  test('mutes and unmutes the line', async () => {
    const line = await connect();
    call.mute();
    expect([line.muted, call.state.muted]).toEqual([true, true]);
    call.unmute();
    expect([line.muted, call.state.muted]).toEqual([false, false]);
  });

  test('that is not there cannot be muted', () => {
    call.mute();
    expect(heard.states).toEqual([]);
  });

  test('reconnects while the browser has no network, and is back with it', async () => {
    await connect();
    source.lost(true);
    source.lost(false);
    expect(heard.phases).toEqual(['connecting', 'connected', 'reconnecting', 'connected']);
  });

  test('reconnects while its sound is interrupted, and is back when neither sound nor network is missing', async () => {
    const line = await connect();
    line.emit('interrupted', true);
    expect(call.state.state).toBe('reconnecting');
    source.lost(true);
    line.emit('interrupted', false);
    expect(call.state.state).toBe('reconnecting');
    source.lost(false);
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
