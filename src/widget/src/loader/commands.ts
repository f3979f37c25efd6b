/** What a page may tell the widget: methods of the element, and what it may push, as in `DialNexaWidget.push(['open'])`. */
export const COMMANDS = ['open', 'close', 'start', 'end', 'mute', 'unmute', 'setVariables', 'reset', 'destroy'] as const;

export type HostCommand = (typeof COMMANDS)[number];

export interface CommandQueue {
  push(...commands: unknown[]): void;
}

/**
 * What stands in `window.DialNexaWidget` from now on: runs each command as it is pushed. What a page pushed before, into a plain
 * array, is run first; there was nothing to destroy then. A new object, because a host may have frozen `Array.prototype`.
 */
export function takeQueue(pushedBefore: unknown, run: (command: HostCommand, argument: unknown) => void): CommandQueue {
  const queue: CommandQueue = {
    push(...commands) {
      commands.forEach((command) => {
        if (Array.isArray(command) && COMMANDS.includes(command[0])) run(command[0], command[1]);
      });
    },
  };
  if (Array.isArray(pushedBefore)) queue.push(...pushedBefore.filter((command) => !command || command[0] !== 'destroy'));
  return queue;
}
