import type { HistoryItem } from '@/lib/api/types';

const fields = ['kind', 'topic', 'importance', 'address', 'authority', 'official'] as const;
export type Field = (typeof fields)[number];
export type Values = Partial<Record<Field, string | null>>;

/** Events that say what the case is or whose it is, each with the fields it sets: what it leaves out, it clears. */
const sets: Record<string, readonly Field[]> = {
  'case-opened': fields,
  'case-reclassified': ['kind', 'topic', 'importance', 'address'],
  'case-routed': ['authority', 'official'],
};

/** What each of these events found, by its version: events themselves only say what they left. */
export function formerValues(items: HistoryItem[]): ReadonlyMap<number, Values> {
  const found = new Map<number, Values>();
  let now: Values = {};
  for (const item of [...items].sort((left, right) => left.version - right.version)) {
    const set = sets[item.type];
    if (!set) continue;
    found.set(item.version, now);
    now = { ...now, ...Object.fromEntries(set.map((field) => [field, fieldOf(item, field)])) };
  }
  return found;
}

export const fieldOf = (item: HistoryItem, field: Field): string | null => {
  const value = item.data[field];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** The fields that an event changed. */
export const changedFields = (item: HistoryItem, former: Values): Field[] =>
  (sets[item.type] ?? []).filter((field) => (former[field] ?? null) !== fieldOf(item, field));
