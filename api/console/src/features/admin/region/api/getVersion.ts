import { send } from '@/lib/api/http';
import type { FormerRegion } from './types';

export const getVersion = (code: string, version: number) =>
  send<FormerRegion>(`/api/v1/regions/${encodeURIComponent(code)}/versions/${version}`);
