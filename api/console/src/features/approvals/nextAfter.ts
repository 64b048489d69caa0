import type { CaseSummary } from '@/lib/api/types';

/** Where to go when the open row has just left the list: the row now in its place, null when there is none, undefined to stay. */
export function nextAfter(before: CaseSummary[], rows: CaseSummary[], open: string | undefined): string | null | undefined {
  if (open === undefined || rows.some((one) => one.id === open)) return undefined;
  const at = before.findIndex((one) => one.id === open);
  // Never in the list: opened by a link.
  if (at < 0) return undefined;
  return (rows[at] ?? rows.at(-1))?.id ?? null;
}
