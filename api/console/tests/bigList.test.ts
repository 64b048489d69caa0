import { expect, test } from 'vitest';
import type { CasePage, CaseSummary } from '@/lib/api/types';
import type { ListQuery } from '@/lib/cases/caseList';
import { CaseStore } from '@/lib/cases/caseStore';
import { compareBy } from '@/lib/cases/views';
import { summary } from './make';

const viewer = { login: 'anna', official: 'o1' };
const lists: ListQuery[] = [{ view: 'open' }, { view: 'open', sort: 'newest' }, { view: 'mine' }, { view: 'all', topic: 'roads' }];
const statuses = ['open', 'inWork', 'answered', 'closed'] as const;

/** A sequence that is the same in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
}

test.each([1, 2, 3, 4, 5])('A list that follows changes one by one is the list found among all cases (%i)', async (seed) => {
  const next = chance(seed);
  const made = (number: number, version: number): CaseSummary =>
    summary({
      id: `c${number}`,
      number,
      version,
      status: statuses[next(4)],
      topic: next(2) ? 'roads' : 'snow',
      official: next(3) ? null : 'o1',
      dueAt: next(5) ? `2026-11-24T10:${String(next(60)).padStart(2, '0')}:00Z` : null,
      receivedAt: `2026-11-24T09:${String(next(60)).padStart(2, '0')}:00Z`,
    });
  const first = Array.from({ length: 60 }, (_, number) => made(number, 1));
  const load = async (): Promise<CasePage> => ({ items: first, next: null });
  const store = new CaseStore(load, viewer, 0);
  for (const list of lists) store.snapshot(list);
  await store.reload();
  for (let round = 2; round < 40; round++) {
    const changes = Array.from({ length: 1 + next(6) }, () => ({ sequence: round, left: next(9) === 0, case: made(next(80), round) }));
    store.apply(changes);
    // Some lists are not looked at for a while, one longer than its changes are kept.
    const looked = lists.filter((_, index) => index === 0 || (index === 1 ? round % 3 === 0 : index === 2 ? round % 30 === 0 : next(2)));
    await new Promise((done) => setTimeout(done, 2));
    for (const list of looked) {
      const { rows } = store.snapshot(list);
      expect(rows).toEqual([...rows].sort(compareBy(list.sort ?? 'deadline')));
      const known = Array.from({ length: 80 }, (_, number) => store.get(`c${number}`)).filter((one) => one !== undefined);
      const everything = new CaseStore(async () => ({ items: known, next: null }), viewer, 0);
      everything.snapshot(list);
      await everything.reload();
      expect(rows.map((one) => `${one.id} ${one.version}`)).toEqual(
        everything.snapshot(list).rows.map((one) => `${one.id} ${one.version}`),
      );
    }
  }
});

test('A list that is read page by page is the list found among all cases, with what was pushed beyond its pages', async () => {
  const at = (number: number): CaseSummary =>
    summary({ id: `c${String(number).padStart(3, '0')}`, number, dueAt: `2026-11-24T10:${String(number % 60).padStart(2, '0')}:00Z` });
  const sorted = Array.from({ length: 60 }, (_, number) => at(number)).sort(compareBy('deadline'));
  const load = async (_: ListQuery, cursor: string | null): Promise<CasePage> => {
    const from = Number(cursor ?? 0);
    return { items: sorted.slice(from, from + 7), next: from + 7 < 60 ? String(from + 7) : null };
  };
  const store = new CaseStore(load, viewer, 0);
  const open: ListQuery = { view: 'open' };
  store.snapshot(open);
  await store.reload();
  // Known, but beyond what was read: shown as soon as their page is.
  store.apply([58, 21].map((number) => ({ sequence: number, left: false, case: { ...at(number), version: 9 } })));
  for (let page = 1; page <= 9; page++) {
    await new Promise((done) => setTimeout(done, 2));
    expect(store.snapshot(open).rows.map((one) => one.id)).toEqual(sorted.slice(0, page * 7).map((one) => one.id));
    await store.more(open);
  }
});
