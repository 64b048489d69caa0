import { send } from '@/lib/api/http';
import type { ResidentOverview } from '@/lib/api/types';

/** They are one person; they are different people; that is taken back. Each may be repeated. */
export type ProfileDecision = 'link' | 'refuse' | 'undo';

export const decideProfile = (id: string, decision: ProfileDecision, profile: number) =>
  send<ResidentOverview>(`/api/v1/cases/${id}/resident/${decision}`, { method: 'POST', body: { profile } });
