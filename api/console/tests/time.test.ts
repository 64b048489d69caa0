import { describe, expect, test } from 'vitest';
import { keyName } from '@/lib/keys';
import { duration, exact, fromRegional, relative, toRegional, zoneName } from '@/lib/time';

const minute = 60_000;

describe('Time as text', () => {
  test.each([
    [30_000, '30 с'],
    [5 * minute, '5 мин'],
    [130 * minute, '2 ч 10 мин'],
    [120 * minute, '2 ч'],
    [76 * 60 * minute, '3 дн 4 ч'],
    [-1, '0 с'],
  ])('%i ms is %s', (milliseconds, text) => expect(duration(milliseconds, 'ru')).toBe(text));

  test('says how long ago in both languages', () => {
    const now = Date.parse('2026-11-24T10:00:00Z');
    expect(relative('2026-11-24T09:55:00Z', now, 'ru')).toBe('5 мин. назад');
    expect(relative('2026-11-24T09:55:00Z', now, 'en')).toMatch(/^5 min/);
  });

  test('names the exact moment on the clock of the region', () => {
    expect(exact('2026-11-24T10:00:00Z', 'Asia/Yekaterinburg', 'ru')).toContain('15:00:00');
  });
});

describe("A promise on the region's clock", () => {
  test.each(['Asia/Kamchatka', 'Europe/Kaliningrad', 'Asia/Yekaterinburg', 'Europe/London'])('goes there and back in %s', (zone) => {
    for (const at of ['2026-03-29T00:30:00Z', '2026-07-01T12:00:00Z', '2026-10-25T02:30:00Z']) {
      expect(fromRegional(toRegional(Date.parse(at), zone), zone)?.toISOString()).toBe(new Date(at).toISOString());
    }
  });

  test('is nothing when the field is empty', () => expect(fromRegional('', 'Europe/Moscow')).toBeNull());
});

describe('A key', () => {
  test('is the same on a Russian layout', () => {
    expect(keyName({ key: 'о', code: 'KeyJ', shiftKey: false })).toBe('j');
    expect(keyName({ key: '.', code: 'Slash', shiftKey: false })).toBe('/');
    expect(keyName({ key: ',', code: 'Slash', shiftKey: true })).toBe('?');
  });
});

test('A clock is called by its zone', () => {
  expect(zoneName('Europe/Moscow', 'en', Date.parse('2026-11-24T09:00:00Z'))).toBe('GMT+3');
  expect(zoneName('UTC', 'ru')).toBe('UTC');
});
