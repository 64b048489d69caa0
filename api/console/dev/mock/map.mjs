import { iso, unsettled } from './time.mjs';

/** An invented region: nobody's outline. */
export const outline = Array.from({ length: 40 }, (_, index) => {
  const angle = (index / 39) * 2 * Math.PI;
  const far = 1 + 0.18 * Math.sin(3 * angle) + 0.07 * Math.cos(7 * angle);
  return [60 + 2.4 * far * Math.cos(angle), 57 + 1.1 * far * Math.sin(angle)];
});

const stateOf = (one) => (!unsettled.has(one.status) ? 'answered' : one.overdue ? 'overdue' : one.status === 'open' ? 'new' : 'inWork');

/** Two of three cases have a place, most of them in one town. */
export function mapOf(world, query) {
  const since = Date.now() - Number(query.get('hours') ?? 24) * 3_600_000;
  const all = [...world.details.values()]
    .map((one) => one.summary)
    .filter(
      (one) =>
        (!query.get('topic') || one.topic === query.get('topic')) && (!query.get('authority') || one.authority === query.get('authority')),
    );
  const spread = (one, salt) => ((one.number * salt) % 97) / 97 - 0.5;
  const points = all
    .filter((one) => one.number % 3 > 0)
    .map((one) => ({
      id: one.id,
      number: one.number,
      lat: 57 + spread(one, 31) * (one.number % 5 === 0 ? 1.6 : 0.3),
      lon: 60 + spread(one, 57) * (one.number % 5 === 0 ? 3.4 : 0.6),
      state: stateOf(one),
      topic: one.topic,
      authority: one.authority,
      address: one.address,
      receivedAt: one.receivedAt,
    }));
  return { at: iso(Date.now()), since: iso(since), total: all.length, withoutPlace: all.length - points.length, isCut: false, points };
}
