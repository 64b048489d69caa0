import { send } from './http';
import type { PrecedentPage } from './work';

export const listPrecedents = (topic: string, cursor: string | null, signal?: AbortSignal) =>
  send<PrecedentPage>(`/api/v1/precedents?topic=${encodeURIComponent(topic)}${cursor ? `&cursor=${cursor}` : ''}`, { signal });
