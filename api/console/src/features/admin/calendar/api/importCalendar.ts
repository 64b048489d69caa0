import { send } from '@/lib/api/http';
import type { CalendarFile, CalendarReply } from './types';

export const importCalendar = (code: string, file: CalendarFile) =>
  send<CalendarReply>(`/api/v1/regions/${encodeURIComponent(code)}/calendar/import`, { method: 'POST', body: file });
