/** A place on the unit square of the Web Mercator projection: x to the east, y to the south. */
export interface Spot {
  x: number;
  y: number;
}

/** What a map shows: the spot in its middle, and how many pixels the unit square is wide. */
export interface Sight extends Spot {
  scale: number;
}

export interface Size {
  width: number;
  height: number;
}

/** About five metres a pixel, and the whole earth on a phone. */
const closest = 8_000_000;
const farthest = 256;
const edge = 85;

export function spotOf(lon: number, lat: number): Spot {
  const clamped = Math.max(-edge, Math.min(edge, lat));
  const sine = Math.sin((clamped * Math.PI) / 180);
  return { x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

export const inPixels = (spot: Spot, sight: Sight, size: Size): Spot => ({
  x: (spot.x - sight.x) * sight.scale + size.width / 2,
  y: (spot.y - sight.y) * sight.scale + size.height / 2,
});

const within = (scale: number): number => Math.max(farthest, Math.min(closest, scale));

/** All spots in sight, with a margin as wide as the buttons over the map; a single one from not too near. Null: there is nothing to see. */
export function allInSight(spots: Spot[], size: Size, margin = 64): Sight | null {
  const first = spots[0];
  if (!first || size.width <= 0 || size.height <= 0) return null;
  let [left, right, top, bottom] = [first.x, first.x, first.y, first.y];
  for (const { x, y } of spots) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const wide = Math.max(1, size.width - 2 * margin);
  const high = Math.max(1, size.height - 2 * margin);
  const narrowest = 0.00002;
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    scale: within(Math.min(wide / Math.max(narrowest, right - left), high / Math.max(narrowest, bottom - top))),
  };
}

/** Nearer or farther by a factor; the spot under the given pixel stays where it is. */
export function zoom(sight: Sight, factor: number, size: Size, around: Spot = { x: size.width / 2, y: size.height / 2 }): Sight {
  const scale = within(sight.scale * factor);
  const off = { x: around.x - size.width / 2, y: around.y - size.height / 2 };
  return { x: sight.x + off.x / sight.scale - off.x / scale, y: sight.y + off.y / sight.scale - off.y / scale, scale };
}

export const pan = (sight: Sight, right: number, down: number): Sight => ({
  ...sight,
  x: sight.x - right / sight.scale,
  y: sight.y - down / sight.scale,
});
