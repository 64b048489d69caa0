import { diffArrays } from 'diff';

export interface Piece {
  text: string;
  /** Only in the new text, only in the old one, or in both. */
  kind: 'added' | 'removed' | 'kept';
}

// The library's own rule for words knows Latin letters only.
const words = new Intl.Segmenter('ru', { granularity: 'word' });
const split = (text: string): string[] => Array.from(words.segment(text), (one) => one.segment);

const isGlue = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

/** The words that differ between two revisions; a changed passage is one piece of the old text and one of the new. */
export function wordDiff(before: string, after: string): Piece[] {
  const parts = diffArrays(split(before), split(after)).map((part) => ({
    text: part.value.join(''),
    added: part.added,
    removed: part.removed,
  }));
  const pieces: Piece[] = [];
  let [removed, added] = ['', ''];
  const close = () => {
    if (removed) pieces.push({ text: removed, kind: 'removed' });
    if (added) pieces.push({ text: added, kind: 'added' });
    [removed, added] = ['', ''];
  };
  parts.forEach((part, index) => {
    if (part.removed) removed += part.text;
    else if (part.added) added += part.text;
    else if (removed && added && isGlue(part.text) && index < parts.length - 1) {
      // A space between two changed words is not worth showing as unchanged.
      removed += part.text;
      added += part.text;
    } else {
      close();
      pieces.push({ text: part.text, kind: 'kept' });
    }
  });
  close();
  return pieces;
}

/** The share of the longer text that is the same in both: below a third, two texts side by side read better than a diff. */
export function likeness(pieces: Piece[]): number {
  const length = (kind: Piece['kind']) => pieces.filter((piece) => piece.kind === kind).reduce((sum, piece) => sum + piece.text.length, 0);
  const kept = length('kept');
  const longest = kept + Math.max(length('added'), length('removed'));
  return longest === 0 ? 1 : kept / longest;
}
