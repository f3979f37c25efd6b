/** One event: its fields as they came, of which there may be others. */
export interface ServerEvent {
  id?: string;
  event?: string;
  data: string;
}

/** Makes events out of pieces of a `text/event-stream`, wherever it was cut (WHATWG HTML section 9.2.6; no lone CR). */
export function createParser(onEvent: (event: ServerEvent) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const blocks = (rest + text).split(/\r?\n\r?\n/);
    rest = blocks.pop()!;
    for (const block of blocks) {
      const fields: Record<string, string> = {};
      for (const line of block.split(/\r?\n/)) {
        const [, name, value] = /^([^:]*):? ?([^]*)/.exec(line) as unknown as [string, string, string];
        fields[name] = name === 'data' && name in fields ? `${fields.data}\n${value}` : value;
      }
      if ('data' in fields) onEvent(fields as unknown as ServerEvent);
    }
  };
}
