import type { Deadline } from '@/lib/api/types';

/** What the authority owes now, the nearest first: missed or not, it is owed until it ends. */
export function owed(deadlines: Deadline[]): Deadline[] {
  return deadlines
    .filter((one) => !one.endedAt && (one.state === 'running' || one.state === 'missed'))
    .sort((left, right) => Date.parse(left.dueAt) - Date.parse(right.dueAt));
}
