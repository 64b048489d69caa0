import { send } from '@/lib/api/http';
import type { CalendarReply } from './types';

export const declareEmergency = (code: string, day: { date: string; reason: string; authority: string | null }) =>
  send<CalendarReply>(`/api/v1/regions/${encodeURIComponent(code)}/calendar/emergencies`, { method: 'POST', body: day });
