import { expect, test } from 'vitest';
import { forget, remember, type Undoable, undoableOf, undoFor } from '@/features/case/related/undoable';

const one = (message: string, ...cases: string[]): Undoable => ({
  message,
  undoLabel: 'Undo',
  undone: 'Undone',
  cases,
  undo: async () => null,
});

test('What was done between cases can be taken back from the menus of both for ten minutes, and once', () => {
  const merged = one('merged', 'a', 'b');
  const linked = one('linked', 'a', 'c');
  remember(merged, 0);
  remember(linked, 60_000);
  const said = (id: string, now: number) => undoableOf(id, now).map((it) => it.message);
  expect(said('a', 60_000)).toEqual(['linked', 'merged']);
  expect(said('b', 60_000)).toEqual(['merged']);
  expect(said('d', 60_000)).toEqual([]);
  expect(said('a', undoFor)).toEqual(['linked']);
  forget(linked);
  expect(said('a', 60_001)).toEqual(['merged']);
});
