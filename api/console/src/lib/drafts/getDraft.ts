import { send } from '@/lib/api/http';
import type { ServerDraft } from './types';

export const getDraft = (caseId: string) => send<ServerDraft>(`/api/v1/cases/${caseId}/draft`);
