import type { Command } from '@/lib/commands';
import { matchesWords } from '@/lib/words';

/** A line of the palette. */
export interface Entry {
  id: string;
  group: 'case' | 'queue' | 'go' | 'settings' | 'cases' | 'people' | 'views';
  label: string;
  /** Why it is here or what it leads to. */
  hint?: string;
  keys?: string;
  run: () => void;
}

export const groups: Entry['group'][] = ['case', 'cases', 'queue', 'views', 'go', 'people', 'settings'];

/** So many of a group, so that the first ones of every group can be seen. */
const most: Record<Entry['group'], number> = { case: 20, cases: 7, queue: 5, views: 8, go: 12, people: 8, settings: 8 };
const mostUnasked: Record<Entry['group'], number> = { ...most, views: 0, people: 0, cases: 0 };

export const ofCommand = (one: Command): Entry => ({ id: one.id, group: one.group, label: one.label, keys: one.keys, run: one.run });

/** What the palette shows for what is typed: groups in their order, each cut to its measure. `found` was matched by the server. */
export function shownEntries(entries: Entry[], found: Entry[], typed: string): { group: Entry['group']; entries: Entry[] }[] {
  const limits = typed.trim() ? most : mostUnasked;
  const fitting = [...entries.filter((one) => matchesWords(`${one.label} ${one.hint ?? ''}`, typed)), ...found];
  return groups
    .map((group) => ({ group, entries: fitting.filter((one) => one.group === group).slice(0, limits[group]) }))
    .filter((one) => one.entries.length > 0);
}
