import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';
import type { DraftBody } from './types';

export const putDraft = (caseId: string, body: DraftBody, keepalive = false) =>
  send<Schemas['DraftVersion']>(`/api/v1/cases/${caseId}/draft`, { method: 'PUT', body, keepalive });
