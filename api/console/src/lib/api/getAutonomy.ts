import { send } from './http';
import type { AutonomyView } from './region';

export const getAutonomy = (region: string, signal?: AbortSignal) =>
  send<AutonomyView>(`/api/v1/regions/${encodeURIComponent(region)}/autonomy`, { signal });
