import { diffArrays } from 'diff';

export interface Piece {
  text: string;
  /** Only in the new text, only in the old one, or in both. */
  kind: 'added' | 'removed' | 'kept';
}

// The library's own rule for words knows Latin letters only.
const words = new Intl.Segmenter('ru', { granularity: 'word' });
const split = (text: string): string[] => Array.from(words.segment(text), (one) => one.segment);

/** The words that differ between two revisions. */
export function wordDiff(before: string, after: string): Piece[] {
  return diffArrays(split(before), split(after)).map((part) => ({
    text: part.value.join(''),
    kind: part.added ? 'added' : part.removed ? 'removed' : 'kept',
  }));
}

/** The share of the longer text that is the same in both: below a third, two texts side by side read better than a diff. */
export function likeness(pieces: Piece[]): number {
  const length = (kind: Piece['kind']) => pieces.filter((piece) => piece.kind === kind).reduce((sum, piece) => sum + piece.text.length, 0);
  const kept = length('kept');
  const longest = kept + Math.max(length('added'), length('removed'));
  return longest === 0 ? 1 : kept / longest;
}
