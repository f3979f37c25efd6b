// The widget's host contract, as a site's own script would use it: a button of the page's own, and one event.
'use strict';

window.DialNexaWidget = window.DialNexaWidget || [];

document.querySelector('[data-id=talk]').addEventListener('click', () => {
  window.DialNexaWidget.push(['open']);
});

document.addEventListener('dialnexa:state', ({ detail }) => {
  document.querySelector('[data-id=state]').textContent = detail.agent ? `${detail.state}, ${detail.agent}` : detail.state;
});
