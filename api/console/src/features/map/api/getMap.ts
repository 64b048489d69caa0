import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export type MapView = Schemas['MapView'];
export type MapPoint = Schemas['MapPoint'];
export type PointState = MapPoint['state'];

/** In the order in which they matter. */
export const pointStates: PointState[] = ['overdue', 'new', 'inWork', 'answered'];

export interface MapQuestion {
  hours: number;
  topic: string | null;
  authority: string | null;
}

export function getMap({ hours, topic, authority }: MapQuestion, signal?: AbortSignal): Promise<MapView> {
  const query = new URLSearchParams({ hours: String(hours) });
  if (topic) query.set('topic', topic);
  if (authority) query.set('authority', authority);
  return send<MapView>(`/api/v1/map?${query}`, { signal });
}
