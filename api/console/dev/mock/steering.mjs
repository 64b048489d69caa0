import { iso, unsettled } from './time.mjs';
import { officials } from './words.mjs';

const day = 86_400_000;
const batches = [];
let layout = null;

const open = (world) => [...world.details.values()].map((one) => one.summary).filter((one) => unsettled.has(one.status));

export const batch = (id) => (id ? batches.find((one) => one.job.id === id)?.job : batches.map((one) => one.job));

/** Comparisons, workload, moves and the layout of the board. */
export function steering(world, [what, action, verb], method, body) {
  if (what === 'figures') return figures(world);
  if (what === 'workload') return workload(world);
  if (what === 'layout' && method === 'PUT') {
    layout = body.tiles;
    return undefined;
  }
  if (what === 'layout') return { tiles: layout };
  if (verb === 'undo') return undo(world, action);
  if (action === 'preview') return plan(world, body.moves ?? proposed(world));
  return method === 'POST' ? apply(world, body) : batches.filter((one) => !one.reverts).slice(-1);
}

function figures(world) {
  const board = world.board();
  const now = Date.now();
  const midnight = now - (now % day);
  const compared = (days) => ({
    date: iso(now - days * day).slice(0, 10),
    from: iso(midnight - days * day),
    to: iso(now - days * day),
    dayOff: false,
  });
  const share = (from, to, total, late) => ({ from: iso(from), to: iso(to), total, late, cases: late });
  const metric = (name, total, late) => ({
    name,
    target: 0.05,
    today: share(midnight, now, total, late),
    previous: share(midnight - day, now - day, total - 4, late + 2),
    lastWeek: null,
    week: share(midnight - 3 * day, now, total * 3, late * 2),
  });
  return {
    region: 'demo',
    at: iso(now),
    since: iso(now - 3 * day),
    previous: compared(1),
    lastWeek: compared(7),
    figures: [
      { name: 'open', previous: board.open - 12, lastWeek: board.open + 7 },
      { name: 'overdue', previous: board.overdue + 3, lastWeek: null },
      { name: 'received', previous: board.receivedToday - 9, lastWeek: null },
    ],
    metrics: [metric('not-entered', 160, 5), metric('not-answered', 140, 11)],
  };
}

const carried = (world, id) => open(world).filter((one) => one.official === id);

function workload(world) {
  const late = officials.flatMap(({ id, authority }) =>
    carried(world, id)
      .filter((one) => one.dueAt && !one.overdue)
      .sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
      .slice(5, 9)
      .map((one, index) => ({
        caseId: one.id,
        number: one.number,
        authority,
        official: id,
        dueAt: one.dueAt,
        place: index + 6,
        perDay: 5.5,
        reachedAt: iso(Date.parse(one.dueAt) + 7_200_000),
      })),
  );
  return {
    region: 'demo',
    at: iso(Date.now()),
    officials: officials.map(({ id, authority }, index) => ({
      official: id,
      authority,
      state: ['online', 'online', 'working', 'absent', 'off'][index % 5],
      capacity: 40,
      open: carried(world, id).length,
      dueToday: carried(world, id).filter((one) => one.dueAt && !one.overdue).length,
      overdue: carried(world, id).filter((one) => one.overdue).length,
      perDay: index === 4 ? null : 5.5,
      late: late.filter((one) => one.official === id).length,
      freeAt: null,
    })),
    authorities: [],
    late,
    lateCount: late.length,
    partial: false,
  };
}

const colleague = (id) => {
  const me = officials.find((one) => one.id === id);
  return officials.find((one) => one.authority === me?.authority && one.id !== id)?.id;
};

const proposed = (world) =>
  workload(world)
    .late.map((one) => ({ caseId: one.caseId, from: one.official, to: colleague(one.official) }))
    .filter((one) => one.to);

function plan(world, moves) {
  const people = [...new Set(moves.flatMap((one) => [one.from, one.to]))];
  const moved = (id) => moves.filter((one) => one.to === id).length - moves.filter((one) => one.from === id).length;
  return {
    moves: moves.map((one) => {
      const { number, dueAt, claimedBy } = world.details.get(one.caseId).summary;
      return { ...one, number, dueAt, problem: claimedBy ? 'claimed-by-another' : null };
    }),
    officials: people.map((id) => {
      const before = carried(world, id).length;
      return { official: id, capacity: 40, openBefore: before, openAfter: before + moved(id), lateBefore: 4, lateAfter: 1 };
    }),
    lateBefore: 8,
    lateAfter: 2,
  };
}

function apply(world, { id, moves }) {
  const known = batches.find((one) => one.job.id === id);
  if (known) return known.job;
  for (const one of moves)
    world.change(world.details.get(one.caseId), { official: one.to }, 'case-routed', {}, 'Громов Андрей Львович', 'official');
  const job = {
    id,
    action: 'hand-over',
    state: 'done',
    total: moves.length,
    done: moves.length,
    refusedCount: 0,
    createdAt: iso(Date.now()),
    refused: [],
  };
  batches.push({ job, moves, undoUntil: iso(Date.now() + 600_000), undone: null });
  return job;
}

function undo(world, id) {
  const made = batches.find((one) => one.job.id === id);
  const moves = made.moves.map(({ caseId, from, to }) => ({ caseId, from: to, to: from }));
  const job = apply(world, { id: `${id}-undo`, moves });
  Object.assign(batches.at(-1), { reverts: id });
  Object.assign(made, { undone: job.id, undoUntil: null });
  return job;
}
