// As hardened sites do, and extensions in every frame: every class that the browser brings along is as it is, for ever.
(() => {
  for (const { value } of Object.values(Object.getOwnPropertyDescriptors(window))) {
    if (typeof value !== 'function') continue;
    Object.freeze(value);
    if (value.prototype) Object.freeze(value.prototype);
  }
})();
