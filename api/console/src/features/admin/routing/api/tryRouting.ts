import { send } from '@/lib/api/http';
import type { RoutingExplanation } from './types';

export const tryRouting = (code: string, text: string, address: string | null) =>
  send<RoutingExplanation>(`/api/v1/regions/${encodeURIComponent(code)}/routing/try`, { method: 'POST', body: { text, address } });
