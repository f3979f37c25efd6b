export { DialNexaWebCall } from './call';
export { DialNexaError } from './errors';
export type { ErrorCode } from './error-codes';
export type { AgentState, CallEvents, CallFeedback, CallState, EndReason, MicrophoneState, TranscriptTurn } from './call-types';
export type { ApiKey, CallOptions, CallSettings, Consent, Grant, StartOptions } from './call-types';
