// Takes away what browsers have learned since Safari 15.0, so that a call here is a call there: whatever a script uses of
// it without asking first is missed. Versions from https://developer.mozilla.org/docs/Web/API, browser compatibility data.
(() => {
  const newer = [
    [window, 'structuredClone'], // 15.4
    [window, 'BroadcastChannel'], // 15.4
    [window, 'CompressionStream'], // 16.4
    [window, 'DecompressionStream'], // 16.4
    [window, 'requestIdleCallback'], // never
    [window, 'scheduler'], // never
    [window, 'navigation'], // 26.2
    [window, 'trustedTypes'], // 26.0
    [window, 'ImageCapture'],
    [window, 'MediaStreamTrackProcessor'], // 18.0
    [Array.prototype, 'at'], // 15.4
    [Array.prototype, 'findLast'], // 15.4
    [Array.prototype, 'findLastIndex'], // 15.4
    [Array.prototype, 'toSorted'], // 16.0
    [Array.prototype, 'toReversed'], // 16.0
    [Array.prototype, 'toSpliced'], // 16.0
    [Array.prototype, 'with'], // 16.0
    [Array, 'fromAsync'], // 16.4
    [Object, 'hasOwn'], // 15.4
    [Object, 'groupBy'], // 17.4
    [Map, 'groupBy'], // 17.4
    [Promise, 'withResolvers'], // 17.4
    [Promise, 'try'], // 18.2
    [String.prototype, 'at'], // 15.4
    [String.prototype, 'isWellFormed'], // 16.4
    [window.Crypto && Crypto.prototype, 'randomUUID'], // 15.4
    [AbortSignal, 'timeout'], // 16.0
    [AbortSignal, 'any'], // 17.4
    [AbortSignal.prototype, 'reason'], // 15.4
    [AbortSignal.prototype, 'throwIfAborted'], // 15.4
    [URL, 'canParse'], // 17.0
    [URL, 'parse'], // 18.0
    [Response, 'json'], // 17.0
    [ReadableStream, 'from'], // 26.4
    [ReadableStream.prototype, Symbol.asyncIterator], // 26.4
    [CSSStyleSheet.prototype, 'replaceSync'], // 16.4
    [CSSStyleSheet.prototype, 'replace'], // 16.4
    [Document.prototype, 'adoptedStyleSheets'], // 16.4
    [ShadowRoot.prototype, 'adoptedStyleSheets'], // 16.4
    [Document.prototype, 'startViewTransition'], // 18.0
    [Element.prototype, 'checkVisibility'], // 17.4
    [Element.prototype, 'moveBefore'], // never
    [HTMLElement.prototype, 'inert'], // 15.5
    [HTMLElement.prototype, 'showPopover'], // 17.0
    [HTMLElement.prototype, 'attachInternals'], // 16.4
    [window, 'HTMLDialogElement'], // 15.4
    [Navigator.prototype, 'permissions'], // 16.0
    [Navigator.prototype, 'locks'], // 15.4
    [Navigator.prototype, 'wakeLock'], // 16.4
    [Navigator.prototype, 'userActivation'], // 16.4
    [Navigator.prototype, 'userAgentData'], // never
    [Navigator.prototype, 'connection'], // never
    [Navigator.prototype, 'audioSession'], // 16.4
    [HTMLMediaElement.prototype, 'setSinkId'], // 18.4
    [window.AudioContext && AudioContext.prototype, 'setSinkId'], // never
    [window.AudioContext && AudioContext.prototype, 'outputLatency'], // 18.2
  ];
  for (const [owner, name] of newer) {
    if (owner) delete owner[name];
  }
})();
