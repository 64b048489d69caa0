import { send } from '@/lib/api/http';
import type { CaseMove, RebalancePlan } from '@/lib/api/types';

/** null: whatever would help most is proposed. */
export const previewMoves = (moves: CaseMove[] | null) =>
  send<RebalancePlan>('/api/v1/board/rebalance/preview', { method: 'POST', body: { moves } });
