import { describe, expect, test } from 'vitest';
import { asked, matching, mentioned, withMention } from '@/features/case/mentions';

const people = [
  { id: 'boris', name: 'Борис Семёнов', position: 'инженер', authority: 'roads' },
  { id: 'anna', name: 'Анна Петрова', position: 'начальник', authority: 'centre' },
  { id: 'ann', name: 'Анна', position: null, authority: null },
];
const names = (words: string) => matching(people, words).map((one) => one.id);

describe('What is typed behind an @', () => {
  test.each([
    ['Гляньте, @', 9, ''],
    ['Гляньте, @Ан', 9, 'Ан'],
    ['@Анна Пет', 0, 'Анна Пет'],
    ['(@се', 1, 'се'],
  ])('%s asks for people', (text, from, words) => {
    const found = asked(text, text.length);
    expect(found?.words).toBe(words);
    expect(found?.from).toBe(from);
  });

  test.each(['почта a@b.example', 'без знака', '@Анна Петрова, и ещё'])('%s asks for nobody', (text) => {
    expect(asked(text, text.length)).toBeNull();
  });
});

describe('The list of colleagues', () => {
  test('finds by any word of the name and by the login, whatever the case', () => {
    expect(names('пет')).toEqual(['anna']);
    expect(names('СЕМЕН')).toEqual(['boris']);
    expect(names('анна п')).toEqual(['anna']);
    expect(names('bor')).toEqual(['boris']);
    expect(names('')).toHaveLength(3);
    expect(names('зоя')).toEqual([]);
  });

  test('puts the name in place of what was typed', () => {
    expect(withMention('Гляньте, @Пет сегодня', 9, 13, 'Анна Петрова')).toEqual({ text: 'Гляньте, @Анна Петрова сегодня', cursor: 23 });
  });
});

describe('The people named in a note', () => {
  test('are told of it by their ids, the longest name first', () => {
    expect(mentioned('@Анна Петрова и @Борис Семёнов, @Анна.', people)).toEqual(['anna', 'boris', 'ann']);
  });

  test('are not those whose name only begins a word', () => {
    expect(mentioned('@Аннабель, @Борис', people)).toEqual([]);
  });
});
