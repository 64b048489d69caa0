import { send } from '@/lib/api/http';

export const getShippedYears = (code: string) => send<{ years: number[] }>(`/api/v1/regions/${encodeURIComponent(code)}/calendar/shipped`);
