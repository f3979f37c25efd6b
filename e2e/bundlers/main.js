import { DialNexaError, DialNexaWebCall } from '@dialnexa/web-sdk';

const find = (id) => document.querySelector(`[data-id=${id}]`);
const { server, agent, key } = Object.fromEntries(new URLSearchParams(location.search));
const call = new DialNexaWebCall({ agentVersionId: agent, apiKey: key, baseUrl: server });

call.on('state', (state) => { find('state').value = state; });
find('start').onclick = async () => {
  try {
    await call.start();
    find('outcome').value = 'started';
  } catch (error) {
    find('outcome').value = error instanceof DialNexaError ? error.code : `${error}`;
  }
};
find('end').onclick = () => call.end();
