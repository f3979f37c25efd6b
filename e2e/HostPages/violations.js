// Counts, by a page's own reports and in every page and frame, what is refused there: violations of a policy, and files that did not come.
(() => {
  if (window.violations) return;
  const violations = { event: [], observer: [], element: [] };
  Object.defineProperty(window, 'violations', { value: violations });
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => violations.event.push(`${effectiveDirective} ${blockedURI}`));
  addEventListener('error', ({ target }) => target !== window && violations.element.push(target.outerHTML), true);
  if (!window.ReportingObserver) return;
  new ReportingObserver((reports) => violations.observer.push(...reports.map((report) => JSON.stringify(report))), { buffered: true }).observe();
})();
