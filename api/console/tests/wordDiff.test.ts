import { describe, expect, test } from 'vitest';
import { likeness, wordDiff } from '@/lib/wordDiff';

const marked = (before: string, after: string): string =>
  wordDiff(before, after)
    .map((piece) => (piece.kind === 'added' ? `+${piece.text}+` : piece.kind === 'removed' ? `-${piece.text}-` : piece.text))
    .join('');

describe('Two revisions of an answer', () => {
  test('differ in whole Russian words', () => {
    expect(marked('Яма будет заделана', 'Яма будет засыпана')).toBe('Яма будет -заделана-+засыпана+');
  });

  test('do not break a changed passage at every space', () => {
    expect(marked('Заделаем в ближайшее время.', 'Заделаем 24 ноября днём.')).toBe('Заделаем -в ближайшее время-+24 ноября днём+.');
  });

  test('that are equal differ in nothing', () => {
    expect(wordDiff('Ёлка, №5', 'Ёлка, №5')).toEqual([{ text: 'Ёлка, №5', kind: 'kept' }]);
  });

  test('give back both texts whole', () => {
    const [before, after] = ['Заделаем яму\nна Лесной, 14 до 5 мая.', 'Яму на Лесной, 14 заделаем\n\nдо 7 мая, ответственный — Иванов.'];
    const pieces = wordDiff(before, after);
    const text = (dropped: string) =>
      pieces
        .filter((piece) => piece.kind !== dropped)
        .map((piece) => piece.text)
        .join('');
    expect([text('added'), text('removed')]).toEqual([before, after]);
  });

  test('are alike by the share of what stayed', () => {
    expect(likeness(wordDiff('один два три', 'один два три'))).toBe(1);
    expect(likeness(wordDiff('один', 'совсем другое'))).toBeLessThan(0.2);
    expect(likeness(wordDiff('', ''))).toBe(1);
  });
});
