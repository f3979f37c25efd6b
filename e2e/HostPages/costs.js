// What the page's visitor pays, as far as the browser tells: things that moved, and scripts that held the page up for long (50 ms and more).
(() => {
  if (window.costs) return;
  const costs = { shifts: [], longScripts: [] };
  Object.defineProperty(window, 'costs', { value: costs });
  const watch = (type, see) => {
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
    new PerformanceObserver((list) => list.getEntries().forEach(see)).observe({ type, buffered: true });
  };
  watch('layout-shift', ({ value }) => costs.shifts.push(value));
  watch('long-animation-frame', ({ scripts }) => {
    costs.longScripts.push(...scripts.filter(({ duration }) => duration >= 50).map(({ sourceURL, duration }) => `${sourceURL} ${duration} ms`));
  });
})();
