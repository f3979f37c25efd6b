// What an ES module is told about the installed package.
import { DialNexaError, DialNexaWebCall, type CallOptions, type EndReason, type ErrorCode } from '@dialnexa/web-sdk';
import type { WidgetState } from '@dialnexa/web-sdk/widget';

const options: CallOptions = { agentVersionId: 'av_…', apiKey: 'dnx_pub_…', variables: { visitor_name: 'Alex' } };
const call = new DialNexaWebCall(options);
call.on('disconnected', ({ reason }) => reason satisfies EndReason);
call.on('error', (error) => {
  if (error instanceof DialNexaError) error.code satisfies ErrorCode;
});
// @ts-expect-error: there is no such event.
call.on('hangup', () => {});
// @ts-expect-error: a call needs a credential.
new DialNexaWebCall({ agentVersionId: 'av_…' });

document.addEventListener('dialnexa:state', ({ detail }) => detail satisfies WidgetState);
document.createElement('dialnexa-call').setVariables({ plan: 'gold' });
(window.DialNexaWidget = window.DialNexaWidget || []).push(['open']);
// @ts-expect-error: there is no such command.
window.DialNexaWidget.push(['launch']);
