import { send } from '@/lib/api/http';
import type { Recomputation } from './types';

export const repeatRecomputation = (code: string) =>
  send<Recomputation>(`/api/v1/regions/${encodeURIComponent(code)}/recomputation`, { method: 'POST' });
