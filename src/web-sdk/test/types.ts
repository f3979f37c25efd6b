// Claims about the public types, checked by the compiler as a part of `dotnet build`. Nothing here runs.
import { DialNexaError, DialNexaWebCall } from '../src/index';
import type { CallEvents, CallState, EndReason, ErrorCode, TranscriptTurn } from '../src/index';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function claim<T extends true>(): T;
declare const key: string;

const call = new DialNexaWebCall({ agentVersionId: 'av_…', apiKey: key, variables: { name: 'Ada', age: 36 }, metadata: { page: '/' } });

call.on('disconnected', ({ reason }) => claim<Equal<typeof reason, EndReason>>());
call.on('error', (error) => claim<Equal<typeof error, DialNexaError>>());
call.once('transcript', (turn) => claim<Equal<typeof turn, TranscriptTurn>>());
call.on('level', ({ input, output }) => claim<Equal<[typeof input, typeof output], [number, number]>>());
call.on('connected', () => {});

claim<Equal<ReturnType<typeof call.on>, () => void>>();
claim<Equal<typeof call.state, CallState>>();
claim<Equal<typeof call.callId, string | undefined>>();
claim<Equal<CallEvents['agent']['state'], 'listening' | 'thinking' | 'speaking'>>();
claim<Equal<DialNexaError['code'], ErrorCode>>();

// @ts-expect-error: both keys are required.
new DialNexaWebCall({ agentVersionId: 'av_…' });
// @ts-expect-error: there is no such option.
new DialNexaWebCall({ agentVersionId: 'av_…', apiKey: key, secret: key });
// @ts-expect-error: there is no such event.
call.on('transcripts', () => {});
// @ts-expect-error: the state is the call's to change.
call.state = 'ended';
// @ts-expect-error: muting goes through mute().
call.muted = true;
// @ts-expect-error: the list of codes is closed.
new DialNexaError('something_else', '');
