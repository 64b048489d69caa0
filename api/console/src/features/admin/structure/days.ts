import { type Weekday, type WorkingInterval, weekdays } from '@/lib/api/types';
import type { Language } from '@/lib/time';

/** The day it is in a zone, as YYYY-MM-DD. */
export const today = (timeZone: string, now: Date = new Date()): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);

export const formatDate = (day: string, language: Language): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString(language, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });

/** One stretch of working time on some days: what the form of an official can show. */
export interface Week {
  days: Weekday[];
  from: string;
  to: string;
}

export const officeWeek: Week = { days: weekdays.slice(0, 5), from: '09:00', to: '18:00' };

export const intervalsOf = (week: Week): WorkingInterval[] =>
  weekdays.filter((day) => week.days.includes(day)).map((day) => ({ day, from: `${week.from}:00`, to: `${week.to}:00` }));

/** The intervals as one stretch, or null where they are more than that. */
export function weekOf(intervals: WorkingInterval[]): Week | null {
  const [first] = intervals;
  if (!first || intervals.some((one) => one.from !== first.from || one.to !== first.to)) return null;
  const days = intervals.map((one) => one.day);
  return new Set(days).size === days.length ? { days, from: first.from.slice(0, 5), to: first.to.slice(0, 5) } : null;
}
