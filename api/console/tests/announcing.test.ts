import { describe, expect, test } from 'vitest';
import { fresh, isQuiet, lastAnnounced, newest, rememberAnnounced } from '@/features/notices/announcing';
import type { Notice } from '@/features/notices/api/types';

const notice = (id: number, readAt?: string): Notice => ({
  id,
  region: 'demo',
  person: 'anna',
  kind: 'disputed',
  at: '2026-11-24T09:00:00Z',
  readAt,
});

function memory(): Storage {
  const kept = new Map<string, string>();
  return {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  } as unknown as Storage;
}

describe('A notice', () => {
  test('is announced once, also after the page was loaded again', () => {
    const storage = memory();
    rememberAnnounced('anna', 5, storage);
    const items = [notice(7), notice(6), notice(5)];
    expect(fresh(items, lastAnnounced('anna', storage)).map((one) => one.id)).toEqual([6, 7]);
    rememberAnnounced('anna', newest(items, lastAnnounced('anna', storage)), storage);
    expect(fresh(items, lastAnnounced('anna', storage))).toEqual([]);
  });

  test('of before the browser was used is not announced', () => {
    expect(fresh([notice(7)], lastAnnounced('boris', memory()))).toEqual([]);
  });

  test('that was read elsewhere is not announced', () => {
    expect(fresh([notice(7, '2026-11-24T09:01:00Z')], 5)).toEqual([]);
  });
});

describe('Quiet hours', () => {
  const at = (time: string) => Date.parse(`2026-11-24T${time}:00Z`);
  const night = { from: '22:00', to: '07:00' };

  test.each([
    ['18:59', false],
    ['19:00', true],
    ['23:30', true],
    ['03:59', true],
    ['04:00', false],
  ])('go over midnight on the region’s clock: %s UTC', (time, quiet) => {
    expect(isQuiet(night, at(time), 'Europe/Moscow')).toBe(quiet);
  });

  test('may be within a day, or none', () => {
    expect(isQuiet({ from: '13:00', to: '14:00' }, at('10:30'), 'Europe/Moscow')).toBe(true);
    expect(isQuiet(null, at('23:00'), 'Europe/Moscow')).toBe(false);
  });
});
