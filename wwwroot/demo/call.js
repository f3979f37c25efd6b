// A page that makes a call with the SDK alone: what a web developer would write.
'use strict';

(() => {
  const part = (id) => document.querySelector(`[data-id="${id}"]`);
  const turns = new Map();
  let call;

  const show = (state) => {
    part('state').textContent = state;
    part('start').disabled = state !== 'idle' && state !== 'ended';
    part('end').disabled = !part('start').disabled;
  };

  const showTurn = ({ turnId, role, text }) => {
    let line = turns.get(turnId);
    if (!line) {
      line = part('transcript').appendChild(document.createElement('li'));
      line.dataset.role = role;
      turns.set(turnId, line);
    }
    line.textContent = text;
  };

  part('start').addEventListener('click', () => {
    turns.clear();
    part('transcript').replaceChildren();
    part('error').textContent = '';
    call = new DialNexaWebCall({
      agentVersionId: part('agent-version').value,
      apiKey: part('api-key').value,
      variables: JSON.parse(part('call').dataset.variables),
    });
    call.on('state', show);
    call.on('transcript', showTurn);
    call.on('error', (error) => { part('error').textContent = `${error.code}: ${error.message}`; });
    call.start().catch(() => show('idle'));
  });

  part('end').addEventListener('click', () => call.end());
})();
