import { expect, test } from 'vitest';
import { createParser, type ServerEvent } from '../src/sse-parser';

const stream =
  ': hello\n\nid: 1\nevent: agent\ndata: {"a":1}\n\nid:2\r\nevent:note: x\r\ndata: one\r\ndata: two\r\n\r\nevent: empty\n\ndata\n\nretry: 5\ntoString: 1\n\n';
const expected: ServerEvent[] = [
  { id: '1', event: 'agent', data: '{"a":1}' },
  { id: '2', event: 'note: x', data: 'one\ntwo' },
  { data: '' },
];

test.each(Array.from({ length: stream.length }, (_, cut) => cut))('Stream_CutAt_%i_GivesTheSameEvents', (cut) => {
  const events: ServerEvent[] = [];
  const parse = createParser((event) => events.push(event));
  parse(stream.slice(0, cut));
  parse(stream.slice(cut));
  expect(events).toEqual(expected);
});
