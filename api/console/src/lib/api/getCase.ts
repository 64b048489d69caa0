import { send } from './http';
import type { CaseDetail } from './types';

export const getCase = (id: string, signal?: AbortSignal) =>
  send<CaseDetail>(`/api/cases/${encodeURIComponent(id)}`, { signal });
