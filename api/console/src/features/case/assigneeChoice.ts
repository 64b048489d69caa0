import type { CaseSummary } from '@/lib/api/types';

/** To whom somebody is about to give a case. */
export interface Choice {
  authority: string | null;
  official: string | null;
  reason: string;
}

type Case = Pick<CaseSummary, 'id' | 'authority' | 'official'>;

export const unchanged = (one: Case): Choice => ({ authority: one.authority ?? null, official: one.official ?? null, reason: '' });

const nameOf = (one: Case): string => `dialog.assignee.${one.id}`;

/** The choice that was made here and not sent; null where there is none, or the case has gone to somebody else since. */
export function kept(one: Case, storage: Storage = sessionStorage): Choice | null {
  try {
    const stored = JSON.parse(storage.getItem(nameOf(one)) ?? 'null') as { from: Choice; to: Choice } | null;
    const now = unchanged(one);
    return stored && stored.from.authority === now.authority && stored.from.official === now.official ? stored.to : null;
  } catch {
    return null;
  }
}

/** Keeps it for this tab until it is sent or taken back. */
export function keep(one: Case, choice: Choice | null, storage: Storage = sessionStorage): void {
  const from = unchanged(one);
  if (choice === null || (choice.authority === from.authority && choice.official === from.official)) storage.removeItem(nameOf(one));
  else storage.setItem(nameOf(one), JSON.stringify({ from, to: choice }));
}
