/** What a page may push: `DialNexaWidget.push(['open'])`. */
const COMMANDS = ['open', 'close', 'start', 'end', 'mute', 'unmute'] as const;

export type HostCommand = (typeof COMMANDS)[number];

export interface CommandQueue {
  push(...commands: unknown[]): void;
}

/**
 * What stands in `window.DialNexaWidget` from now on: runs each command as it is pushed. What a page pushed before the
 * script came, into a plain array, is run first. A new object, because a host may have frozen `Array.prototype`.
 */
export function takeQueue(pushedBefore: unknown, run: (command: HostCommand) => void): CommandQueue {
  const queue: CommandQueue = {
    push(...commands) {
      commands.forEach((command) => {
        if (Array.isArray(command) && COMMANDS.includes(command[0])) run(command[0]);
      });
    },
  };
  if (Array.isArray(pushedBefore)) queue.push(...(pushedBefore as unknown[]));
  return queue;
}
