// A page that makes a call with the SDK alone: what a web developer would write.
'use strict';

(() => {
  const part = (id) => document.querySelector(`[data-id="${id}"]`);
  const turns = new Map();
  let call;

  const showState = (state) => {
    const idle = state === 'idle' || state === 'ended';
    part('state').textContent = state;
    part('start').disabled = !idle;
    part('end').disabled = idle;
  };

  const showTurn = ({ turnId, role, text }) => {
    if (!turns.has(turnId)) {
      const line = document.createElement('li');
      line.dataset.role = role;
      turns.set(turnId, part('transcript').appendChild(line));
    }
    turns.get(turnId).textContent = text;
  };

  const forget = () => {
    turns.clear();
    part('transcript').textContent = '';
    part('error').textContent = '';
  };

  part('start').addEventListener('click', () => {
    forget();
    call = new DialNexaWebCall({
      agentVersionId: part('agent-version').value,
      apiKey: part('api-key').value,
      variables: JSON.parse(part('call').dataset.variables),
    });
    call.on('state', showState);
    call.on('transcript', showTurn);
    call.on('error', ({ code, message }) => {
      part('error').textContent = `${code}: ${message}`;
    });
    // The `error` event has told it already.
    call.start().catch(() => {});
  });

  part('end').addEventListener('click', () => call.end());
})();
