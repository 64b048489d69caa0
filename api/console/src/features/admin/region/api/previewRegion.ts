import { send } from '@/lib/api/http';
import type { RegionConfiguration } from '@/lib/api/types';
import type { RegionPreview } from './types';

/** What a configuration would change and what is wrong with it. */
export const previewRegion = (code: string, region: RegionConfiguration) =>
  send<RegionPreview>(`/api/v1/regions/${encodeURIComponent(code)}/preview`, { method: 'POST', body: region });
