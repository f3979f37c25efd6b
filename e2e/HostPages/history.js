// How this page came back when the visitor did: true from the browser's cache of left pages, false loaded anew, absent while it was not left.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted || performance.getEntriesByType('navigation')[0].type === 'back_forward') window.cameBack = persisted;
});
