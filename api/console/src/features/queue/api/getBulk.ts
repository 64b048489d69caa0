import { send } from '@/lib/api/http';
import type { BulkJob } from './types';

export const getBulk = (id: string, signal?: AbortSignal) => send<BulkJob>(`/api/v1/bulk/${id}`, { signal });
