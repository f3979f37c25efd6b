// Names of the frame's own properties, which no page, browser, server or storage knows: shortened in its scripts. A name that is
// missing here costs a few bytes; one too many breaks the frame, which the tests use as it is built. Never a key of the words, of
// the settings or of a message.
export const frameNames = [
  'able', 'announce', 'anyLine', 'arrived', 'asking', 'below', 'choices', 'command', 'commands', 'createLine', 'embedded', 'embeddedBy',
  'failed', 'fetchAll', 'focusMain', 'keepFocus', 'live', 'lostNetwork', 'make', 'obstacle', 'offerLeftCall', 'overheard', 'ownOrigin',
  'panel', 'place', 'probe', 'rated', 'reads', 'requestSession', 'said', 'show', 'showLevel', 'showReason', 'showTrouble', 'speech',
  'surround', 'thanked', 'toEnd', 'toggleDevices', 'view',
];

/** Of the SDK's own names (bundle-options.mjs) those that mean something else here: to the browser, or to the server. */
frameNames.taken = new Set(['context', 'mark', 'options', 'release', 'typing']);
