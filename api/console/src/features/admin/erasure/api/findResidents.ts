import { send } from '@/lib/api/http';
import type { ResidentFound } from './types';

export const findResidents = (region: string, search: string) =>
  send<ResidentFound[]>('/api/v1/erasures/preview', { method: 'POST', body: { region, search } });
