import { describe, expect, test } from 'vitest';
import { requestSession } from '../src/frame/session';

interface Asked {
  path: string;
  init: RequestInit;
}

/** A server that gives every request the same answer. */
function serverThat(answers: () => Response | Promise<Response>, asked: Asked[] = []): typeof fetch {
  return async (path, init) => {
    asked.push({ path: String(path), init: init ?? {} });
    return answers();
  };
}

const refusal = (status: number, code: string) => () => Response.json({ statusCode: status, message: 'Because.', error: 'No', code }, { status });
const session = () => Response.json({ embed_token: 'dnx_embed_1', expires_in_sec: 60, ice_servers: [{ urls: 'stun:calls.example' }] });
const { signal } = new AbortController();

describe('a session', () => {
  test('is asked for with the embedding origin, without a cookie', async () => {
    const asked: Asked[] = [];
    await requestSession('wgt_a', 'https://shop.example', signal, serverThat(session, asked));
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ path: '/widget/wgt_a/session', init: { method: 'POST', credentials: 'omit' } });
    expect(JSON.parse(String(asked[0]!.init.body))).toEqual({ origin: 'https://shop.example' });
  });

  test('is the token, its life and the ice servers', async () => {
    const expected = { embed_token: 'dnx_embed_1', expires_in_sec: 60, ice_servers: [{ urls: 'stun:calls.example' }] };
    expect(await requestSession('wgt_a', 'https://shop.example', signal, serverThat(session))).toEqual(expected);
  });

  test.each<[string, () => Response | Promise<Response>, string, boolean]>([
    ['a refused origin', refusal(403, 'origin_not_allowed'), 'origin_not_allowed', false],
    ['too many requests', refusal(429, 'rate_limited'), 'rate_limited', true],
    ['a paused widget', refusal(403, 'widget_paused'), 'widget_paused', false],
    ['a page of somebody in between', () => new Response('<html>', { status: 502 }), 'connect_failed', true],
    ['an answer without a token', () => Response.json({}), 'connect_failed', true],
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'connect_failed', true],
  ])('fails on %s with its code', async (_, answer, code, retryable) => {
    await expect(requestSession('wgt_a', 'https://shop.example', signal, serverThat(answer))).rejects.toMatchObject({ code, retryable });
  });

  test('that was given up fails with the abort itself', async () => {
    const given = new AbortController();
    given.abort();
    const aborted = serverThat(() => Promise.reject(given.signal.reason));
    await expect(requestSession('wgt_a', 'https://shop.example', given.signal, aborted)).rejects.toBe(given.signal.reason);
  });
});
