import { send } from '@/lib/api/http';
import type { Page, UndeliveredAnswer } from './types';

export const listUndelivered = (id: string, cursor?: string): Promise<Page<UndeliveredAnswer>> =>
  send(`/api/v1/channels/${encodeURIComponent(id)}/undelivered?limit=20${cursor ? `&cursor=${cursor}` : ''}`);
