import { send } from '@/lib/api/http';
import type { RegionConfiguration } from '@/lib/api/types';

export const getRegion = (code: string, signal?: AbortSignal) =>
  send<RegionConfiguration>(`/api/v1/regions/${encodeURIComponent(code)}`, { signal });
