import { send } from '@/lib/api/http';
import type { AutonomyView } from './types';

export const measureAutonomy = (region: string) =>
  send<AutonomyView>(`/api/v1/regions/${encodeURIComponent(region)}/autonomy/measure`, { method: 'POST' });
