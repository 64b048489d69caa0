import { send } from '@/lib/api/http';
import type { CalendarYear } from './types';

export const getCalendarYear = (code: string, year: number, authority: string | null) =>
  send<CalendarYear>(
    `/api/v1/regions/${encodeURIComponent(code)}/calendar/${year}${authority ? `?authority=${encodeURIComponent(authority)}` : ''}`,
  );
