import { expect, test } from 'vitest';
import { clusters } from '@/features/map/clusters';
import { allInSight, inPixels, pan, spotOf, zoom } from '@/features/map/projection';

const size = { width: 400, height: 300 };
const at = (lon: number, lat: number, state: 'new' | 'overdue' | 'inWork' | 'answered' = 'new') => ({
  id: `${lon}/${lat}`,
  state,
  spot: spotOf(lon, lat),
});

test('north is up and east is right', () => {
  expect(spotOf(0, 0)).toEqual({ x: 0.5, y: 0.5 });
  expect(spotOf(10, 60).y).toBeLessThan(spotOf(10, 50).y);
  expect(spotOf(40, 55).x).toBeGreaterThan(spotOf(30, 55).x);
});

test('everything is in sight within the margin, one point in the middle, and nothing is nothing', () => {
  const spots = [spotOf(30, 50), spotOf(40, 60), spotOf(35, 55)];
  const sight = allInSight(spots, size);
  for (const spot of spots) {
    const { x, y } = inPixels(spot, sight ?? { x: 0, y: 0, scale: 1 }, size);
    expect(x).toBeGreaterThanOrEqual(27);
    expect(x).toBeLessThanOrEqual(373);
    expect(y).toBeGreaterThanOrEqual(27);
    expect(y).toBeLessThanOrEqual(273);
  }
  const alone = allInSight([spotOf(37.6, 55.7)], size);
  expect(inPixels(spotOf(37.6, 55.7), alone ?? { x: 0, y: 0, scale: 1 }, size)).toEqual({ x: 200, y: 150 });
  expect(allInSight([], size)).toBeNull();
  expect(allInSight(spots, { width: 0, height: 0 })).toBeNull();
});

test('going nearer keeps what is under the pointer, moving moves by as many pixels', () => {
  const sight = { x: 0.6, y: 0.3, scale: 5000 };
  const spot = spotOf(37.6, 55.7);
  const before = inPixels(spot, sight, size);
  const after = inPixels(spot, zoom(sight, 2, size, before), size);
  expect(after.x).toBeCloseTo(before.x, 6);
  expect(after.y).toBeCloseTo(before.y, 6);
  const moved = inPixels(spot, pan(sight, 30, -10), size);
  expect(moved.x - before.x).toBeCloseTo(30, 6);
  expect(moved.y - before.y).toBeCloseTo(-10, 6);
});

test('points that would cover each other are one, of the worst of their states, and part when one comes nearer', () => {
  const points = [at(37.6, 55.7), at(37.601, 55.7, 'answered'), at(37.602, 55.7, 'overdue'), at(60, 56, 'inWork')];
  const far = clusters(points, { x: 0.6, y: 0.3, scale: 5000 });
  expect(far.map((one) => [one.points.length, one.state]).sort()).toEqual([
    [1, 'inWork'],
    [3, 'overdue'],
  ]);
  expect(clusters(points, { x: 0.6, y: 0.3, scale: 500_000_000 })).toHaveLength(4);
});

test('moving the map changes no cluster', () => {
  const points = Array.from({ length: 60 }, (_, index) => at(37 + (index % 10) / 50, 55 + Math.floor(index / 10) / 50));
  const sight = { x: 0.6, y: 0.3, scale: 40_000 };
  const keys = (one: ReturnType<typeof clusters>) => one.map(({ key }) => key);
  expect(keys(clusters(points, sight))).toEqual(keys(clusters(points, pan(sight, 17, 23))));
});
