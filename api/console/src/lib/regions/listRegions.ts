import { send } from '@/lib/api/http';
import type { RegionName } from '@/lib/api/types';

export const listRegions = () => send<RegionName[]>('/api/v1/regions');
