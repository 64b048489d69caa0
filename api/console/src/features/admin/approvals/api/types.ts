import type { Schemas } from '@/lib/api/types';

export type AutonomyView = Schemas['AutonomyView'];
