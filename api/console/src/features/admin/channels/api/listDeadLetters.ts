import { send } from '@/lib/api/http';
import type { DeadLetter, Page } from './types';

export const listDeadLetters = (id: string, cursor?: string): Promise<Page<DeadLetter>> =>
  send(`/api/v1/channels/${encodeURIComponent(id)}/poison?limit=20${cursor ? `&cursor=${cursor}` : ''}`);
