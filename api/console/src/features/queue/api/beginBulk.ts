import { newIdempotencyKey } from '@/lib/api/command';
import { send } from '@/lib/api/http';
import type { BulkJob, BulkRequest } from './types';

export const beginBulk = (wish: BulkRequest) =>
  send<BulkJob>('/api/v1/cases/bulk', { method: 'POST', body: wish, headers: { 'Idempotency-Key': newIdempotencyKey() } });
