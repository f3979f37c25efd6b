// What a CommonJS module is told: the same, and no error TS1479 for importing what is an ES module only.
import { DialNexaWebCall } from '@dialnexa/web-sdk';
import type { WidgetCommand } from '@dialnexa/web-sdk/widget';

const call = new DialNexaWebCall({ agentVersionId: 'av_…', grant: 'dnx_grant_…' });
call.on('transcript', ({ role, text }) => [role satisfies 'agent' | 'user', text satisfies string]);
// @ts-expect-error: there is no such event.
call.on('hangup', () => {});

['open'] satisfies WidgetCommand;
