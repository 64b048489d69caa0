import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export const getShippedYears = (code: string) =>
  send<Schemas['ShippedCalendars']>(`/api/v1/regions/${encodeURIComponent(code)}/calendar/shipped`);
