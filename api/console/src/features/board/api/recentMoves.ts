import { send } from '@/lib/api/http';
import type { RebalanceJob } from '@/lib/api/types';

export const recentMoves = () => send<RebalanceJob[]>('/api/v1/board/rebalance');
