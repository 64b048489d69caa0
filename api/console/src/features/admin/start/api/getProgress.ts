import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export type RegionProgress = Schemas['RegionProgress'];

export const getProgress = (code: string) => send<RegionProgress>(`/api/v1/regions/${encodeURIComponent(code)}/progress`);
