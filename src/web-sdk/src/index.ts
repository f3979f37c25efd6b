export { DialNexaWebCall } from './call';
export { DialNexaError } from './errors';
export type { ErrorCode } from './error-codes';
export type { AgentState, CallEvents, CallOptions, CallState, EndReason, TranscriptTurn } from './call-types';
