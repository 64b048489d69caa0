import { send } from '@/lib/api/http';
import type { CalendarReply } from './types';

export const withdrawEmergency = (code: string, date: string, authority: string | null) =>
  send<CalendarReply>(
    `/api/v1/regions/${encodeURIComponent(code)}/calendar/emergencies/${date}${authority ? `?authority=${encodeURIComponent(authority)}` : ''}`,
    { method: 'DELETE' },
  );
