import { send } from '@/lib/api/http';
import type { BulkJob } from './types';

export const recentBulk = (signal?: AbortSignal) => send<BulkJob[]>('/api/v1/bulk', { signal });
