// What a host page's own scripts hear of the widget, in the order in which it came.
(() => {
  if (window.heard) return;
  const heard = [];
  Object.defineProperty(window, 'heard', { value: heard });
  for (const name of ['ready', 'state', 'transcript', 'error', 'ended']) addEventListener(`dialnexa:${name}`, (event) => heard.push(event));
})();
