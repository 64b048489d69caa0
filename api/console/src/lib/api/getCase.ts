import { send } from './http';
import type { CaseDetail } from './types';

export const getCase = (id: string, signal?: AbortSignal) => send<CaseDetail>(`/api/v1/cases/${encodeURIComponent(id)}`, { signal });
