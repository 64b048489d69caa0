import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CasePage, CaseSummary } from '@/lib/api/types';
import type { ListQuery } from '@/lib/cases/caseList';
import { CaseStore } from '@/lib/cases/caseStore';
import { followSearch } from '@/lib/cases/followSearch';
import { summary } from './make';

const viewer = { login: 'anna', official: 'o1' };
const open: ListQuery = { view: 'open' };
const due = (minute: number): string => `2026-11-24T10:${String(minute).padStart(2, '0')}:00Z`;
const at = (minute: number, fields: Partial<CaseSummary> = {}): CaseSummary =>
  summary({ id: `c${String(minute).padStart(2, '0')}`, number: minute, dueAt: due(minute), ...fields });

/** A server with the given cases and pages of two. */
function serving(cases: CaseSummary[]) {
  const server = { cases, calls: 0, fail: false, before: async (): Promise<void> => undefined };
  const load = async (_: ListQuery, cursor: string | null): Promise<CasePage> => {
    server.calls++;
    await server.before();
    if (server.fail) throw new Error('down');
    const from = Number(cursor ?? 0);
    return { items: server.cases.slice(from, from + 2), next: from + 2 < server.cases.length ? String(from + 2) : null };
  };
  return { server, store: new CaseStore(load, viewer, 0) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));
const ids = async (store: CaseStore, query = open) => {
  await settled();
  return store.snapshot(query).rows.map((one) => one.id);
};

describe('Reading a list', () => {
  test('waits for the first reload, so that no page is read before the view is watched', async () => {
    const { server, store } = serving([at(1)]);
    store.snapshot(open);
    await store.more(open);
    expect(server.calls).toBe(0);
  });

  test('shows cases by deadline, those without one last', async () => {
    const { store } = serving([at(5), at(9)]);
    store.snapshot(open);
    await store.reload();
    store.merge(at(7, { dueAt: null }));
    store.merge(at(6));
    expect(await ids(store)).toEqual(['c05', 'c06', 'c09', 'c07']);
  });

  test('hides pushed cases beyond the last page, where the list would have holes', async () => {
    const { store } = serving([at(1), at(2), at(8)]);
    store.snapshot(open);
    await store.reload();
    store.merge(at(5));
    expect(await ids(store)).toEqual(['c01', 'c02']);
    await store.more(open);
    expect(await ids(store)).toEqual(['c01', 'c02', 'c05', 'c08']);
  });

  test('counts only what was read to its end', async () => {
    const { store } = serving([at(1), at(2), at(3, { claimedBy: 'o1' })]);
    store.snapshot(open);
    await store.reload();
    expect(store.count('mine')).toBeNull();
    await store.more(open);
    expect(store.count('mine')).toBe(1);
    expect(store.count('trouble')).toBeNull();
  });

  test('says that it failed and can be asked again', async () => {
    const { server, store } = serving([at(1)]);
    await store.reload();
    server.fail = true;
    await store.more(open);
    await settled();
    expect(store.snapshot(open)).toMatchObject({ failed: true, loading: false });
    server.fail = false;
    await store.more(open);
    expect(await ids(store)).toEqual(['c01']);
  });
});

describe('Changes pushed', () => {
  test('lose against a larger version, however late they come', async () => {
    const { store } = serving([at(1, { version: 7, excerpt: 'new' })]);
    store.snapshot(open);
    await store.reload();
    store.apply([{ sequence: 1, left: false, case: at(1, { version: 6, excerpt: 'old' }) }]);
    await settled();
    expect(store.get('c01')?.excerpt).toBe('new');
  });

  test('take a case out of a view it no longer belongs to', async () => {
    const { store } = serving([at(1), at(2)]);
    store.snapshot(open);
    await store.reload();
    store.apply([{ sequence: 1, left: false, case: at(1, { version: 2, status: 'answered' }) }]);
    expect(await ids(store)).toEqual(['c02']);
  });

  test('that left are not brought back by a page read just before', async () => {
    const { server, store } = serving([at(1)]);
    await store.reload();
    server.before = async () => store.apply([{ sequence: 1, left: true, case: at(1, { version: 3 }) }]);
    await store.more(open);
    expect(await ids(store)).toEqual([]);
  });

  test('that came back with a later version are shown again', async () => {
    const { store } = serving([at(1)]);
    store.snapshot(open);
    await store.reload();
    store.apply([{ sequence: 1, left: true, case: at(1, { version: 3 }) }]);
    store.apply([{ sequence: 2, left: false, case: at(1, { version: 4 }) }]);
    expect(await ids(store)).toEqual(['c01']);
  });
});

describe('Reloading', () => {
  test('forgets what the server no longer has and keeps what was pushed meanwhile', async () => {
    const { server, store } = serving([at(1), at(2)]);
    store.snapshot(open);
    await store.reload();
    server.cases = [at(2)];
    server.before = async () => store.apply([{ sequence: 1, left: false, case: at(3) }]);
    await store.reload();
    expect(await ids(store)).toEqual(['c02', 'c03']);
  });

  test('keeps the old rows when it fails', async () => {
    const { server, store } = serving([at(1)]);
    store.snapshot(open);
    await store.reload();
    server.fail = true;
    expect(await store.reload()).toBe(false);
    expect(await ids(store)).toEqual(['c01']);
    expect(store.reloading).toBe(false);
  });

  test('reads as many pages as were shown', async () => {
    const { store } = serving([at(1), at(2), at(3), at(4), at(5)]);
    store.snapshot(open);
    await store.reload();
    await store.more(open);
    await store.reload();
    expect(await ids(store)).toEqual(['c01', 'c02', 'c03', 'c04']);
  });
});

test('A search shows what the server found, updated by pushes and joined by none', async () => {
  const { store } = serving([at(2), at(1)]);
  const search: ListQuery = { view: 'all', search: 'pit' };
  store.snapshot(search);
  await store.reload();
  store.apply([
    { sequence: 1, left: false, case: at(1, { version: 2, excerpt: 'changed' }) },
    { sequence: 2, left: false, case: at(4) },
  ]);
  expect(await ids(store, search)).toEqual(['c02', 'c01']);
  expect(store.snapshot(search).rows[1]?.excerpt).toBe('changed');
});

describe('A search on the screen', () => {
  const search: ListQuery = { view: 'open', search: 'яма' };
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const beat = () => vi.advanceTimersByTimeAsync(3000);
  const found = (store: CaseStore) => store.snapshot(search).rows.map((one) => one.number);

  test('is asked again after changes it may find, and not otherwise', async () => {
    const { server, store } = serving([at(1)]);
    store.snapshot(search);
    await store.reload();
    await vi.advanceTimersByTimeAsync(10);
    const stop = followSearch(store, search);
    const asked = server.calls;
    await beat();
    store.apply([{ sequence: 1, left: false, case: at(1, { version: 2 }) }]);
    store.apply([{ sequence: 2, left: false, case: at(3, { status: 'closed' }) }]);
    await beat();
    expect(server.calls).toBe(asked);

    server.cases = [at(1), at(2)];
    store.apply([{ sequence: 3, left: false, case: at(2) }]);
    await beat();
    expect(server.calls).toBe(asked + 1);
    expect(found(store)).toEqual([1, 2]);

    stop();
    store.apply([{ sequence: 4, left: false, case: at(5) }]);
    await beat();
    expect(server.calls).toBe(asked + 1);
  });

  test('keeps what it shows while the server does not answer, and asks until it does', async () => {
    const { server, store } = serving([at(1)]);
    store.snapshot(search);
    await store.reload();
    await vi.advanceTimersByTimeAsync(10);
    const stop = followSearch(store, search);
    server.fail = true;
    server.cases = [at(1), at(2)];
    store.apply([{ sequence: 1, left: false, case: at(2) }]);
    await beat();
    expect(found(store)).toEqual([1]);
    server.fail = false;
    await beat();
    expect(found(store)).toEqual([1, 2]);
    stop();
  });

  test('leaves lists without words to the pushes', () => {
    const { server, store } = serving([at(1)]);
    followSearch(store, { view: 'open' })();
    expect(server.calls).toBe(0);
  });
});
