import { send } from '@/lib/api/http';
import type { KnownRegion } from './types';

export const listKnownRegions = () => send<KnownRegion[]>('/api/v1/known-regions');
