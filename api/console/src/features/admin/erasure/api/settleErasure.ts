import { send } from '@/lib/api/http';
import type { Erasure } from './types';

export const settleErasure = (id: string, verb: 'confirm' | 'cancel') =>
  send<Erasure>(`/api/v1/erasures/${id}/${verb}`, { method: 'POST', body: {} });
