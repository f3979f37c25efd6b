import type { AgentState, EndReason, TranscriptTurn } from './call-types';
import type { Emit } from './line';

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

/** Passes on what the platform tells of a call; kinds that this package does not know, it does not. */
export function passOn(type: string | undefined, data: unknown, emit: Emit, ended: (reason: EndReason) => void): void {
  const { state, turn_id: turnId, role, text, final, start_ms: startMs, end_ms: endMs, reason } = Object(data) as Wire;
  if (type === 'agent') emit(type, { state });
  if (type === 'transcript') emit(type, { turnId, role, text, final, startMs, endMs });
  if (type === 'ended') ended(reason);
}
