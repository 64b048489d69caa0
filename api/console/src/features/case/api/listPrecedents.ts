import { send } from '@/lib/api/http';
import type { PrecedentPage } from './types';

export const listPrecedents = (topic: string, cursor: string | null, signal?: AbortSignal) =>
  send<PrecedentPage>(`/api/v1/precedents?topic=${encodeURIComponent(topic)}${cursor ? `&cursor=${cursor}` : ''}`, { signal });
