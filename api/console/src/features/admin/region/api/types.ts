import type { Schemas } from '@/lib/api/types';

export type NewRegion = Schemas['NewRegion'];
export type KnownRegion = Schemas['KnownRegion'];
export type RegionVersionPage = Schemas['RegionVersionPage'];
export type RegionPreview = Schemas['RegionPreview'];
export type FormerRegion = Schemas['FormerRegion'];
