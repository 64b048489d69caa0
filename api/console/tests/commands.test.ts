import { describe, expect, test } from 'vitest';
import { type Entry, shownEntries } from '@/app/palette/found';
import { keysOf } from '@/lib/commands';
import { matchesWords, otherLayout } from '@/lib/words';

const entry = (id: string, group: Entry['group'], label: string, hint?: string): Entry => ({
  id,
  group,
  label,
  hint,
  run: () => undefined,
});

describe('What is typed into the palette', () => {
  test('is found by every word of it, wherever it stands', () => {
    expect(matchesWords('Окончательный ответ', 'ответ оконч')).toBe(true);
    expect(matchesWords('Окончательный ответ', 'ответ промеж')).toBe(false);
    expect(matchesWords('Anything', '  ')).toBe(true);
  });

  test('is understood in the other keyboard layout', () => {
    expect(otherLayout('pfvtnrf')).toBe('заметка');
    expect(otherLayout('ищфкв')).toBe('board');
    expect(matchesWords('Заметка для коллег', 'PFVTNRF')).toBe(true);
    expect(matchesWords('Board', 'ищфкв')).toBe(true);
  });
});

describe('The palette', () => {
  const entries = [
    entry('go', 'go', 'Board'),
    entry('claim', 'case', 'Claim'),
    ...Array.from({ length: 30 }, (_, at) => entry(`o${at}`, 'people', `Official ${at}`, 'Roads')),
  ];
  const ids = (typed: string, found: Entry[] = []) => shownEntries(entries, found, typed).map((one) => [one.group, one.entries.length]);

  test('shows what can be done before anything is typed, and no lists of people', () => {
    expect(ids('')).toEqual([
      ['case', 1],
      ['go', 1],
    ]);
  });

  test('cuts long groups so that the others are seen', () => expect(ids('roads')).toEqual([['people', 8]]));

  test('shows cases as the search found them, whatever their words', () => {
    expect(ids('claim', [entry('case-7', 'cases', 'No. 7')])).toEqual([
      ['case', 1],
      ['cases', 1],
    ]);
  });
});

test('A command is run by its keys and by nothing when it has none', () => {
  const done: string[] = [];
  const command = (id: string, keys?: string) => ({ id, group: 'go' as const, label: id, keys, run: () => void done.push(id) });
  const map = keysOf([command('board', 'g b'), command('quiet')]);
  expect(Object.keys(map)).toEqual(['g b']);
  map['g b']?.({} as KeyboardEvent);
  expect(done).toEqual(['board']);
});
