import { describe, expect, test } from 'vitest';
import { addressOf, filterOf, sameFilter } from '@/features/queue/savedFilter';
import { nothingPicked, pick, pickAll } from '@/features/queue/selection';
import { matches } from '@/lib/cases/caseList';
import { summary } from './make';

const shown = ['a', 'b', 'c', 'd', 'e'];

describe('Picking cases', () => {
  test('with Shift takes all from the last one touched, in either direction', () => {
    const one = pick(nothingPicked, shown, 'd', false, 500);
    expect([...pick(one, shown, 'b', true, 500).ids].sort()).toEqual(['b', 'c', 'd']);
  });

  test('with Shift lets go as it took', () => {
    const all = pickAll(shown, 500);
    const one = pick(all, shown, 'b', false, 500);
    expect([...pick(one, shown, 'd', true, 500).ids]).toEqual(['a', 'e']);
  });

  test('ends at the most one action takes', () => {
    expect(pickAll(shown, 2).ids.size).toBe(2);
    expect(pick(pickAll(shown, 2), shown, 'e', false, 2).ids.has('e')).toBe(false);
  });
});

describe('A filter', () => {
  test('survives its way into an address and back', () => {
    const filter = filterOf({ view: 'open', topic: 'roads,gas', importance: 'high', dueWithin: 4, sort: 'newest' });
    expect(addressOf(filter)).toBe('/inbox/open?topic=roads%2Cgas&importance=high&dueWithin=4&sort=newest');
    expect(sameFilter(filter, { ...filter, topics: ['gas', 'roads'] })).toBe(true);
    expect(sameFilter(filter, { ...filter, dueWithin: 1 })).toBe(false);
  });

  test('shows what the server would', () => {
    const now = Date.parse('2026-11-24T12:00:00Z');
    const one = summary({ topic: 'gas', network: 'vk', tags: ['снег'], dueAt: '2026-11-24T12:30:00Z' });
    expect(matches({ view: 'open', topic: 'roads,gas', network: 'vk', tag: 'снег', dueWithin: 1 }, one, now)).toBe(true);
    expect(matches({ view: 'open', topic: 'roads' }, one, now)).toBe(false);
    expect(matches({ view: 'open', dueWithin: 1 }, { ...one, overdue: true }, now)).toBe(false);
    expect(matches({ view: 'open', dueWithin: 1 }, { ...one, status: 'answered' }, now)).toBe(false);
    expect(matches({ view: 'open', dueWithin: 1 }, { ...one, dueAt: null }, now)).toBe(false);
  });
});
