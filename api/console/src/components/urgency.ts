import type { CaseSummary } from '@/lib/api/types';

export type Urgency = 'late' | 'soon' | 'today' | 'calm' | 'none';

const hour = 3_600_000;

export function urgency(one: Pick<CaseSummary, 'dueAt' | 'overdue'>, now: number): Urgency {
  if (!one.dueAt) return 'none';
  const left = Date.parse(one.dueAt) - now;
  if (one.overdue || left < 0) return 'late';
  if (left < hour) return 'soon';
  if (left < 4 * hour) return 'today';
  return 'calm';
}
