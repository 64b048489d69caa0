import { iso } from './time.mjs';

/** What was decided in this run of the mock: "own>other" is linked or refused. */
const decided = new Map();

const day = 86_400_000;

/** Two other cases stand for the same resident elsewhere, one more for somebody who shares a building. */
function others(world, detail) {
  const all = [...world.details.values()].map((one) => one.summary).filter((one) => one.id !== detail.summary.id);
  const from = [...detail.summary.id].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) % Math.max(1, all.length - 8);
  return [
    { id: 1, strength: 'strong', why: ['phone', 'name'], profiles: 1, cases: all.slice(from, from + 2) },
    { id: 2, strength: 'possible', why: ['home'], profiles: 2, cases: all.slice(from + 3, from + 4) },
    { id: 3, strength: 'likely', why: ['email'], profiles: 1, cases: all.slice(from + 5, from + 6) },
  ].map((one) => ({ ...one, network: one.cases[0].network }));
}

/** What the api answers about a case's resident over all networks. */
export function resident(world, detail, decision, body, me) {
  const about = (other) => `${detail.summary.id}>${other}`;
  if (decision === 'undo') decided.delete(about(body.profile));
  else if (decision) decided.set(about(body.profile), { is: decision, by: me, at: iso(Date.now()) });
  // One is linked from the start, so that the overview has something to show.
  if (!decision && !decided.has(detail.summary.id)) {
    decided.set(detail.summary.id, true);
    decided.set(about(3), { is: 'link', by: 'Смирнова Анна Павловна', at: iso(Date.now() - 3 * day) });
  }
  const known = others(world, detail);
  const state = (one) => decided.get(about(one.id));
  return {
    profiles: [
      { id: 0, network: detail.summary.network, isOwn: true, linkedBy: null, linkedAt: null, cases: [detail.summary] },
      ...known
        .filter((one) => state(one)?.is === 'link')
        .map((one) => ({
          id: one.id,
          network: one.network,
          isOwn: false,
          linkedBy: state(one).by,
          linkedAt: state(one).at,
          cases: one.cases,
        })),
    ],
    suggestions: known.filter((one) => !state(one)),
    refused: known
      .filter((one) => state(one)?.is === 'refuse')
      .map((one) => ({ id: one.id, network: one.network, byName: state(one).by, at: state(one).at, latest: one.cases[0] })),
  };
}
