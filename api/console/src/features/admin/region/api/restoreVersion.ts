import { send } from '@/lib/api/http';
import type { RegionConfiguration } from '@/lib/api/types';

/** `stored` is the version in force that the person has seen. */
export const restoreVersion = (code: string, version: number, stored: number) =>
  send<RegionConfiguration>(`/api/v1/regions/${encodeURIComponent(code)}/versions/${version}/restore`, {
    method: 'POST',
    body: { version: stored },
  });
