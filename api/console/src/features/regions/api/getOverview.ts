import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export type RegionRow = Schemas['RegionRow'];

export const getOverview = (signal?: AbortSignal) => send<Schemas['RegionsOverview']>('/api/v1/overview', { signal });
