export interface ServerEvent {
  id: string;
  type: string;
  data: string;
}

/** Makes events out of pieces of a `text/event-stream`, wherever it was cut (WHATWG HTML section 9.2.6; no lone CR). */
export function createParser(onEvent: (event: ServerEvent) => void): (text: string) => void {
  let rest = '';
  let event: Partial<ServerEvent> = {};
  const readLine = (line: string) => {
    if (line) {
      const [, name, value] = /^([^:]*):? ?(.*)$/.exec(line)!;
      if (name === 'id') event.id = value!;
      if (name === 'event') event.type = value!;
      if (name === 'data') event.data = event.data === undefined ? value! : `${event.data}\n${value}`;
      return;
    }
    const { id = '', type = 'message', data } = event;
    event = {};
    if (data !== undefined) onEvent({ id, type, data });
  };
  return (text) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop()!;
    lines.forEach(readLine);
  };
}
