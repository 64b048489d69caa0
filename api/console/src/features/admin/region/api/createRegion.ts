import { send } from '@/lib/api/http';
import type { RegionConfiguration } from '@/lib/api/types';
import type { NewRegion } from './types';

export const createRegion = (region: NewRegion) => send<RegionConfiguration>('/api/v1/regions', { method: 'POST', body: region });
