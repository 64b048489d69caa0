import { send } from '@/lib/api/http';
import type { BulkJob } from './types';

export const cancelBulk = (id: string) => send<BulkJob>(`/api/v1/bulk/${id}`, { method: 'DELETE' });
