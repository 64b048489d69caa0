import type { CaseSummary } from '@/lib/api/types';

export interface ShownRow {
  case: CaseSummary;
  /** Fades and goes. */
  leaving: boolean;
}

export interface Shown {
  rows: ShownRow[];
  /** Known, but held back so that nothing moves under the reader. */
  pending: number;
}

export const nothingShown: Shown = { rows: [], pending: 0 };

/**
 * What to show next, given what is shown and what the list now holds. At the top the list follows; further down its rows
 * keep their places, new ones wait, and only what comes after the last row (the next page) is added.
 */
export function reconcile(shown: Shown, current: CaseSummary[], atTop: boolean): Shown {
  return atTop || shown.rows.length === 0 ? follow(shown.rows, current) : keepPlaces(shown.rows, current);
}

export const withoutLeaving = (shown: Shown): Shown => ({ ...shown, rows: shown.rows.filter((row) => !row.leaving) });

// A row of the screen is drawn again when its object is another one: the same summary keeps its own.
const staying = new WeakMap<CaseSummary, ShownRow>();

function rowOf(one: CaseSummary): ShownRow {
  const known = staying.get(one);
  if (known) return known;
  const row = { case: one, leaving: false };
  staying.set(one, row);
  return row;
}

function follow(before: ShownRow[], current: CaseSummary[]): Shown {
  const rows: ShownRow[] = current.map(rowOf);
  const present = new Set(current.map((one) => one.id));
  before.forEach((row, index) => {
    if (!present.has(row.case.id)) rows.splice(Math.min(index, rows.length), 0, { case: row.case, leaving: true });
  });
  return { rows, pending: 0 };
}

function keepPlaces(before: ShownRow[], current: CaseSummary[]): Shown {
  const now = new Map(current.map((one) => [one.id, one]));
  const rows = before.map((row): ShownRow => {
    const one = now.get(row.case.id);
    return one ? rowOf(one) : row.leaving ? row : { case: row.case, leaving: true };
  });
  const shownIds = new Set(before.map((row) => row.case.id));
  const lastShown = current.findLastIndex((one) => shownIds.has(one.id));
  let pending = 0;
  current.forEach((one, index) => {
    if (shownIds.has(one.id)) return;
    if (index > lastShown) rows.push(rowOf(one));
    else pending++;
  });
  return { rows, pending };
}
