import { send } from '@/lib/api/http';
import type { UndeliveredPage } from './types';

export const listUndelivered = (id: string, cursor?: string): Promise<UndeliveredPage> =>
  send(`/api/v1/channels/${encodeURIComponent(id)}/undelivered?limit=20${cursor ? `&cursor=${cursor}` : ''}`);
