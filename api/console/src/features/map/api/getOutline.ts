import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export const getOutline = () => send<Schemas['RegionOutline']>('/api/v1/map/outline');
