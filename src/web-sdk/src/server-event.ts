import type { AgentState, CallEvents, EndReason, TranscriptTurn } from './call-types';

type Received =
  | { type: 'agent'; payload: CallEvents['agent'] }
  | { type: 'transcript'; payload: CallEvents['transcript'] }
  | { type: 'ended'; reason: EndReason };

/** The platform's events as they stand on the wire. */
interface Wire {
  state: AgentState;
  turn_id: string;
  role: TranscriptTurn['role'];
  text: string;
  final: boolean;
  start_ms: number;
  end_ms: number;
  reason: EndReason;
}

/** Reads one event of the platform; `undefined` for the kinds this package does not pass on. */
export function readServerEvent(type: string, data: unknown): Received | undefined {
  const wire = data as Wire;
  switch (type) {
    case 'agent':
      return { type, payload: { state: wire.state } };
    case 'transcript': {
      const { turn_id: turnId, role, text, final, start_ms: startMs, end_ms: endMs } = wire;
      return { type, payload: { turnId, role, text, final, startMs, endMs } };
    }
    case 'ended':
      return { type, reason: wire.reason };
    default:
      return undefined;
  }
}
