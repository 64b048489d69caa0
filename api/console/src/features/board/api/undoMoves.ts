import { command } from '@/lib/api/command';
import type { BulkView } from '@/lib/api/types';

export const undoMoves = (batch: string) => command<BulkView>(`/api/v1/board/rebalance/${batch}/undo`, undefined, `undo-${batch}`);
