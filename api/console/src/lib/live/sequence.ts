import type { CaseChange, ChangeBatch, ViewPosition } from './messages';

/**
 * The reader's side of a view's gapless sequence: the current position, and what to do with what arrives. Pure; the caller
 * carries out the effects in order.
 */
export interface SequenceState {
  phase: 'down' | 'catchingUp' | 'following';
  epoch: string | null;
  sequence: number;
  /** Batches that came between asking for a position and receiving it. */
  held: ChangeBatch[];
}

export type SequenceEvent =
  | { type: 'connected' }
  | { type: 'disconnected' }
  | { type: 'positioned'; position: ViewPosition }
  | { type: 'changes'; batch: ChangeBatch };

export type SequenceEffect =
  | { type: 'watch'; epoch: string | null; after: number }
  | { type: 'reload' }
  | { type: 'apply'; changes: CaseChange[] };

export type Step = [SequenceState, SequenceEffect[]];

/** More than this while catching up means the position is outdated anyway: ask again afterwards. */
const heldLimit = 500;

export const unwatched: SequenceState = { phase: 'down', epoch: null, sequence: 0, held: [] };

export function step(state: SequenceState, event: SequenceEvent): Step {
  switch (event.type) {
    case 'connected':
      return watch(state);
    case 'disconnected':
      return [{ ...state, phase: 'down', held: [] }, []];
    case 'positioned':
      return state.phase === 'catchingUp' ? positioned(state, event.position) : [state, []];
    case 'changes':
      return changed(state, event.batch);
  }
}

function watch(state: SequenceState): Step {
  const next: SequenceState = { ...state, phase: 'catchingUp', held: [] };
  return [next, [{ type: 'watch', epoch: state.epoch, after: state.epoch === null ? 0 : state.sequence }]];
}

function positioned(state: SequenceState, position: ViewPosition): Step {
  const effects: SequenceEffect[] = [];
  if (position.reload) effects.push({ type: 'reload' });
  const sameEpoch = state.epoch === position.epoch;
  const missed = position.missed.filter((change) => !sameEpoch || change.sequence > state.sequence);
  if (missed.length > 0) effects.push({ type: 'apply', changes: missed });

  let next: SequenceState = { phase: 'following', epoch: position.epoch, sequence: position.sequence, held: [] };
  for (const batch of state.held) {
    const [after, more] = changed(next, batch);
    effects.push(...more);
    next = after;
    if (next.phase !== 'following') break;
  }
  return [next, effects];
}

function changed(state: SequenceState, batch: ChangeBatch): Step {
  if (state.phase === 'down') return [state, []];
  if (state.phase === 'catchingUp') {
    const held = [...state.held, batch].slice(-heldLimit);
    return [{ ...state, held }, []];
  }
  if (batch.epoch !== state.epoch) return watch(state);

  const last = batch.changes.at(-1)?.sequence ?? batch.after;
  if (last <= state.sequence) return [state, []];
  if (batch.after > state.sequence) return watch(state);

  const fresh = batch.changes.filter((change) => change.sequence > state.sequence);
  return [{ ...state, sequence: last }, [{ type: 'apply', changes: fresh }]];
}
