// Keeps what scripts send, for browsers whose driver does not tell: Firefox over WebDriver BiDi.
window.requestBodies = [];
const send = window.fetch.bind(window);
window.fetch = (address, options = {}) => {
  if (typeof options.body === 'string') requestBodies.push({ path: new URL(address, location.href).pathname, body: options.body });
  return send(address, options);
};
