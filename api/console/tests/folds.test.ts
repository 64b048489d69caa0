import { describe, expect, it } from 'vitest';
import { partsOf } from '@/features/case/folds';

describe('a text with folded lines', () => {
  const text = 'Мира, 3\n\nприёмная писала:\n> Какой адрес?\nСпасибо';

  it('is one part where nothing is folded', () => expect(partsOf(text, [])).toEqual([{ text, folded: 0 }]));

  it('loses no line', () =>
    expect(
      partsOf(text, [{ from: 2, count: 2 }])
        .map((part) => part.text)
        .join('\n'),
    ).toBe(text));

  it('counts the folded lines', () => expect(partsOf(text, [{ from: 2, count: 2 }]).map((part) => part.folded)).toEqual([0, 2, 0]));

  it('folds several places in their order', () =>
    expect(
      partsOf('a\nb\nc\nd', [
        { from: 3, count: 1 },
        { from: 0, count: 1 },
      ]),
    ).toEqual([
      { text: 'a', folded: 1 },
      { text: 'b\nc', folded: 0 },
      { text: 'd', folded: 1 },
    ]));

  it('is whole where the folds reach beyond it', () =>
    expect(partsOf('a\nb', [{ from: 1, count: 9 }]).map((part) => part.text)).toEqual(['a', 'b']));
});
