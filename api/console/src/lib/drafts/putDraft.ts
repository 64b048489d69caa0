import { send } from '@/lib/api/http';
import type { DraftBody } from './types';

export const putDraft = (caseId: string, body: DraftBody, keepalive = false) =>
  send<{ version: number }>(`/api/v1/cases/${caseId}/draft`, { method: 'PUT', body, keepalive });
