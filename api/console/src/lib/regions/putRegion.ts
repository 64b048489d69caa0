import { send } from '@/lib/api/http';
import type { RegionConfiguration } from '@/lib/api/types';

export const putRegion = (region: RegionConfiguration) =>
  send<RegionConfiguration>(`/api/v1/regions/${encodeURIComponent(region.code)}`, { method: 'PUT', body: region });
