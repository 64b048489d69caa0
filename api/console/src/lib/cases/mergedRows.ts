import type { CaseSummary } from '@/lib/api/types';

/** Two sorted lists as one. */
export function merged(
  long: CaseSummary[],
  short: CaseSummary[],
  compare: (left: CaseSummary, right: CaseSummary) => number,
): CaseSummary[] {
  const rows: CaseSummary[] = [];
  let from = 0;
  for (const one of short) {
    const to = placeOf(one, long, from, compare);
    for (let at = from; at < to; at++) rows.push(long[at] as CaseSummary);
    rows.push(one);
    from = to;
  }
  for (let at = from; at < long.length; at++) rows.push(long[at] as CaseSummary);
  return rows;
}

/** The first place from `from` on whose row comes after it. */
function placeOf(one: CaseSummary, rows: CaseSummary[], from: number, compare: (left: CaseSummary, right: CaseSummary) => number): number {
  let [low, high] = [from, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(rows[middle] as CaseSummary, one) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
