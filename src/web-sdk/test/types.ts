// Claims about the public types, checked by the compiler as a part of `dotnet build`. Nothing here runs.
import { DialNexaError, DialNexaWebCall } from '../src/index';
import type {
  CallEvents,
  CallFeedback,
  CallOptions,
  CallState,
  EndReason,
  ErrorCode,
  MicrophoneState,
  StartOptions,
  TranscriptTurn,
} from '../src/index';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function claim<T extends true>(): T;
declare const key: string;

const call = new DialNexaWebCall({ agentVersionId: 'av_…', apiKey: key, variables: { name: 'Ada', age: 36 }, metadata: { page: '/' } });

call.on('disconnected', ({ reason }) => claim<Equal<typeof reason, EndReason>>());
call.on('error', (error) => claim<Equal<typeof error, DialNexaError>>());
call.once('transcript', (turn) => claim<Equal<typeof turn, TranscriptTurn>>());
call.on('level', ({ input, output }) => claim<Equal<[typeof input, typeof output], [number, number]>>());
call.on('connected', () => {});
call.on('interrupted', (now) => claim<Equal<typeof now, boolean>>());
call.on('microphone', ({ state }) => claim<Equal<typeof state, MicrophoneState>>());

claim<Equal<ReturnType<typeof call.on>, () => void>>();
claim<Equal<typeof call.state, CallState>>();
claim<Equal<typeof call.callId, string | undefined>>();
claim<Equal<CallEvents['agent']['state'], 'listening' | 'thinking' | 'speaking'>>();
claim<Equal<DialNexaError['code'], ErrorCode>>();
claim<Equal<MicrophoneState, 'asking' | 'on' | 'silent' | 'lost' | 'off'>>();
claim<Equal<Parameters<typeof call.start>[0], StartOptions | undefined>>();
claim<Equal<Parameters<typeof call.feedback>[0], CallFeedback | undefined>>();
claim<Equal<[typeof call.canRejoin, typeof call.features, typeof call.volume], [boolean, readonly string[], number]>>();
claim<Equal<ReturnType<typeof call.send | typeof call.setMicrophone | typeof call.setSpeaker>, Promise<void>>>();

void call.start({ microphone: false });
void call.setMicrophone();
void call.setSpeaker('a-device-id');
void call.feedback({ rating: 5, comment: 'Clear.', stages: { painted: 12 } });
call.volume = 0.5;
new DialNexaWebCall({ agentVersionId: 'av_…', apiKey: key, rejoin: true });

new DialNexaWebCall({ agentVersionId: 'av_…', grant: key, consent: { version: '1', givenAt: new Date() } });
const options: CallOptions = { agentVersionId: 'av_…', apiKey: key, consent: { version: '1', givenAt: '2026-01-31T09:30:00Z' } };
new DialNexaWebCall(options);

// @ts-expect-error: a credential is required.
new DialNexaWebCall({ agentVersionId: 'av_…' });
// @ts-expect-error: one credential, not two.
new DialNexaWebCall({ agentVersionId: 'av_…', apiKey: key, grant: key });
// @ts-expect-error: the agent is named with a grant too.
new DialNexaWebCall({ grant: key });
// @ts-expect-error: consent has a time.
new DialNexaWebCall({ agentVersionId: 'av_…', apiKey: key, consent: { version: '1' } });
// @ts-expect-error: there is no such option.
new DialNexaWebCall({ agentVersionId: 'av_…', apiKey: key, secret: key });
// @ts-expect-error: there is no such event.
call.on('transcripts', () => {});
// @ts-expect-error: the state is the call's to change.
call.state = 'ended';
// @ts-expect-error: muting goes through mute().
call.muted = true;
// @ts-expect-error: what the platform can do is not the page's to say.
call.features.push('media');
// @ts-expect-error: whether there is a call to take up is not the page's to say.
call.canRejoin = true;
// @ts-expect-error: five is the best.
void call.feedback({ rating: 6 });
// @ts-expect-error: something is said.
void call.send();
// @ts-expect-error: the list of codes is closed.
new DialNexaError('something_else', '');
