import { send } from '@/lib/api/http';
import type { DeadLetterPage } from './types';

export const listDeadLetters = (id: string, cursor?: string): Promise<DeadLetterPage> =>
  send(`/api/v1/channels/${encodeURIComponent(id)}/poison?limit=20${cursor ? `&cursor=${cursor}` : ''}`);
