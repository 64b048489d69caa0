import { send } from './http';
import type { CaseDetail } from './types';

/** The case with what is masked for the role; the reason is written down. */
export const unmaskCase = (id: string, reason: string) =>
  send<CaseDetail>(`/api/v1/cases/${id}/unmask`, { method: 'POST', body: { reason } });
