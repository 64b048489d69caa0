import { describe, expect, test } from 'vitest';
import { type BoardTile, chosenTiles } from '@/features/board/boardTiles';
import { CaseList, matches } from '@/lib/cases/caseList';
import { summary } from './make';

const names = (tiles: BoardTile[]) => tiles.map((tile) => tile.name);

describe('The layout of the board', () => {
  test('is as it comes until the person has chosen', () => {
    expect(names(chosenTiles(null))).toContain('metrics');
    expect(names(chosenTiles(undefined))).toEqual(names(chosenTiles(null)));
  });

  test('is what the person chose, in that order, without what is no longer there', () => {
    expect(names(chosenTiles(['late', 'gone', 'figures']))).toEqual(['late', 'figures']);
    expect(chosenTiles([])).toEqual([]);
  });
});

describe('The cases behind a figure', () => {
  test('of an official are theirs, due by a moment and not overdue', () => {
    const now = Date.parse('2026-11-24T10:00:00Z');
    const mine = summary({ official: 'ivanov', dueAt: '2026-11-24T12:00:00Z', overdue: false, status: 'open' });
    const query = { view: 'open' as const, official: 'ivanov', dueBefore: '2026-11-24T19:00:00Z' };
    expect(matches(query, mine, now)).toBe(true);
    expect(matches({ ...query, official: 'petrov' }, mine, now)).toBe(false);
    expect(matches({ ...query, dueBefore: '2026-11-24T11:00:00Z' }, mine, now)).toBe(false);
    expect(matches(query, { ...mine, overdue: true }, now)).toBe(false);
  });

  test('counted by the server are those it names, whatever is pushed', () => {
    const [counted, other] = [summary({ id: 'a' }), summary({ id: 'b' })];
    const viewer = { login: 'lead', role: 'lead' } as never;
    const list = new CaseList({ view: 'all', counted: 'not-answered', from: '2026-11-24T00:00:00Z', to: '2026-11-24T10:00:00Z' });
    list.extend({ items: [counted], next: null });
    expect(list.shows(counted, viewer)).toBe(true);
    expect(list.shows(other, viewer)).toBe(false);
  });
});
