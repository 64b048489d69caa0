import { describe, expect, test } from 'vitest';
import { hoursText, parseHours, parseWeek, weekText } from '@/features/admin/calendar/days';
import type { WorkingInterval } from '@/lib/api/types';

describe('Working hours as a person types them', () => {
  test('are read with lunch and to midnight', () => {
    expect(parseHours('9:00-13:00, 14:00–18:00')).toEqual([
      { from: '09:00:00', to: '13:00:00' },
      { from: '14:00:00', to: '18:00:00' },
    ]);
    expect(parseHours('20:00 — 24:00')).toEqual([{ from: '20:00:00', to: '00:00:00' }]);
    expect(parseHours('')).toEqual([]);
  });

  test('are refused when they cannot be read', () => {
    for (const text of ['9-18', '09:00', '25:00-26:00', '09:00-18:77', 'с девяти']) expect(parseHours(text)).toBeNull();
  });

  test('come back as they were', () => {
    const week: WorkingInterval[] = [
      { day: 'monday', from: '09:00:00', to: '13:00:00' },
      { day: 'monday', from: '14:00:00', to: '18:00:00' },
      { day: 'sunday', from: '10:00:00', to: '12:00:00' },
    ];
    expect(weekText(week).monday).toBe('09:00–13:00, 14:00–18:00');
    expect(parseWeek(weekText(week))).toEqual(week);
    expect(parseWeek({ ...weekText(week), friday: 'x' })).toBeNull();
    expect(hoursText([])).toBe('');
  });
});
