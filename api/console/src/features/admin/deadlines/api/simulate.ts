import { send } from '@/lib/api/http';
import type { RegionConfiguration } from '@/lib/api/types';
import type { SimulatedCase, Simulation } from './types';

export const simulate = (code: string, message: SimulatedCase, proposed: RegionConfiguration | null, signal?: AbortSignal) =>
  send<Simulation>('/api/v1/deadlines/simulate', {
    method: 'POST',
    body: { region: code, case: message, ...(proposed ? { proposed } : {}) },
    signal,
  });
