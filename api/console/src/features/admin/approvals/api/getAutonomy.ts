import { send } from '@/lib/api/http';
import type { AutonomyView } from './types';

export const getAutonomy = (region: string, signal?: AbortSignal) =>
  send<AutonomyView>(`/api/v1/regions/${encodeURIComponent(region)}/autonomy`, { signal });
