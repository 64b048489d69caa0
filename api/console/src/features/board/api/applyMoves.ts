import { command } from '@/lib/api/command';
import type { BulkView, CaseMove } from '@/lib/api/types';

/** The same id again is the same batch. */
export const applyMoves = (id: string, reason: string, moves: CaseMove[]) =>
  command<BulkView>('/api/v1/board/rebalance', { id, reason, moves }, id);
