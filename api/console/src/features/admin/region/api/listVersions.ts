import { send } from '@/lib/api/http';
import type { RegionVersionPage } from './types';

export const listVersions = (code: string, cursor: string | null) =>
  send<RegionVersionPage>(
    `/api/v1/regions/${encodeURIComponent(code)}/versions${cursor === null ? '' : `?cursor=${encodeURIComponent(cursor)}`}`,
  );
