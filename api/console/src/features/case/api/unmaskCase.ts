import { send } from '@/lib/api/http';
import type { CaseDetail } from '@/lib/api/types';

/** The case with what is masked for the role; the reason is recorded. */
export const unmaskCase = (id: string, reason: string) =>
  send<CaseDetail>(`/api/v1/cases/${id}/unmask`, { method: 'POST', body: { reason } });
