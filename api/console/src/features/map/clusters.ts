import { type PointState, pointStates } from './api/getMap';
import type { Sight, Spot } from './projection';

export interface Placed {
  id: string;
  state: PointState;
  spot: Spot;
}

/** Points that would cover each other. */
export interface Cluster<T extends Placed> {
  key: string;
  points: T[];
  middle: Spot;
  /** The worst of its points. */
  state: PointState;
}

const cell = 46;

/** By a grid that is fixed to the earth: moving the map changes no cluster, only going nearer does. */
export function clusters<T extends Placed>(points: T[], sight: Sight): Cluster<T>[] {
  const cells = new Map<string, T[]>();
  for (const point of points) {
    const key = `${Math.floor((point.spot.x * sight.scale) / cell)}:${Math.floor((point.spot.y * sight.scale) / cell)}`;
    const there = cells.get(key);
    if (there) there.push(point);
    else cells.set(key, [point]);
  }
  return [...cells].map(([key, there]) => ({
    key,
    points: there,
    middle: {
      x: there.reduce((sum, one) => sum + one.spot.x, 0) / there.length,
      y: there.reduce((sum, one) => sum + one.spot.y, 0) / there.length,
    },
    state: pointStates.find((state) => there.some((one) => one.state === state)) ?? 'answered',
  }));
}
