import { send } from './http';
import type { AutonomyView } from './region';

export const measureAutonomy = (region: string) =>
  send<AutonomyView>(`/api/v1/regions/${encodeURIComponent(region)}/autonomy/measure`, { method: 'POST' });
