import { type Calendar, type Hours, type RegionConfiguration, type Weekday, type WorkingInterval, weekdays } from '@/lib/api/types';

/** "09:00–13:00, 14:00–18:00". */
export const hoursText = (hours: Hours[]): string => hours.map((one) => `${one.from.slice(0, 5)}–${one.to.slice(0, 5)}`).join(', ');

/** What a person typed for one day; null when it cannot be read. Empty: not worked. */
export function parseHours(text: string): Hours[] | null {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const hours = parts.map((part) => {
    const match = /^(\d{1,2})[:.](\d{2})\s*[-–—]\s*(\d{1,2})[:.](\d{2})$/.exec(part);
    const [h1, m1, h2, m2] = (match ?? []).slice(1).map(Number);
    if (h1 === undefined || m1 === undefined || h2 === undefined || m2 === undefined || h1 > 23 || h2 > 24 || m1 > 59 || m2 > 59)
      return null;
    return { from: time(h1, m1), to: time(h2 % 24, m2) };
  });
  return hours.every((one) => one !== null) ? hours : null;
}

const time = (hour: number, minute: number): string => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00`;

export const weekText = (week: WorkingInterval[]): Record<Weekday, string> =>
  Object.fromEntries(weekdays.map((day) => [day, hoursText(week.filter((one) => one.day === day))])) as Record<Weekday, string>;

/** The week as typed; null when a day of it cannot be read. */
export function parseWeek(texts: Record<Weekday, string>): WorkingInterval[] | null {
  const days = weekdays.map((day) => parseHours(texts[day])?.map((one) => ({ day, ...one })) ?? null);
  return days.every((day) => day !== null) ? days.flat() : null;
}

export const withCalendar = (region: RegionConfiguration, change: Partial<Calendar>): RegionConfiguration => ({
  ...region,
  calendar: { ...region.calendar, ...change },
});
