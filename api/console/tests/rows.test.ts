import { describe, expect, test } from 'vitest';
import { nothingShown, reconcile, withoutLeaving } from '@/features/queue/rows';
import { summary } from './make';

const cases = (...ids: string[]) => ids.map((id) => summary({ id }));
const shownIds = (shown: ReturnType<typeof reconcile>) => shown.rows.map((row) => (row.leaving ? `-${row.case.id}` : row.case.id));

describe('At its top', () => {
  test('a list takes new rows at their place', () => {
    const before = reconcile(nothingShown, cases('b', 'c'), true);
    expect(shownIds(reconcile(before, cases('a', 'b', 'c'), true))).toEqual(['a', 'b', 'c']);
  });

  test('a row that leaves fades where it stood, then goes', () => {
    const before = reconcile(nothingShown, cases('a', 'b', 'c'), true);
    const fading = reconcile(before, cases('a', 'c'), true);
    expect(shownIds(fading)).toEqual(['a', '-b', 'c']);
    expect(shownIds(withoutLeaving(fading))).toEqual(['a', 'c']);
  });
});

describe('Scrolled down', () => {
  const before = reconcile(nothingShown, cases('b', 'c', 'd'), true);

  test('new rows wait and are counted', () => {
    const after = reconcile(before, cases('a', 'b', 'bb', 'c', 'd'), false);
    expect(shownIds(after)).toEqual(['b', 'c', 'd']);
    expect(after.pending).toBe(2);
  });

  test('the next page is added at the end', () => {
    const after = reconcile(before, cases('b', 'c', 'd', 'e', 'f'), false);
    expect(shownIds(after)).toEqual(['b', 'c', 'd', 'e', 'f']);
    expect(after.pending).toBe(0);
  });

  test('rows whose order changed keep their places and show the newer state', () => {
    const moved = [summary({ id: 'd', version: 2 }), ...cases('b', 'c')];
    const after = reconcile(before, moved, false);
    expect(shownIds(after)).toEqual(['b', 'c', 'd']);
    expect(after.rows[2]?.case.version).toBe(2);
  });

  test('going to the top shows what waited', () => {
    const waiting = reconcile(before, cases('a', 'b', 'c', 'd'), false);
    const after = reconcile(waiting, cases('a', 'b', 'c', 'd'), true);
    expect(shownIds(after)).toEqual(['a', 'b', 'c', 'd']);
    expect(after.pending).toBe(0);
  });
});
