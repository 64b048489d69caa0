import { send } from '@/lib/api/http';
import type { CaseDetail } from '@/lib/api/types';

export const getCase = (id: string, signal?: AbortSignal) => send<CaseDetail>(`/api/v1/cases/${encodeURIComponent(id)}`, { signal });
