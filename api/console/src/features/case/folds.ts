export interface Fold {
  from: number;
  count: number;
}

export interface Part {
  text: string;
  /** How many lines are folded; 0: the writer's own words. */
  folded: number;
}

/** A text in parts: what the writer wrote, and what of it repeats the conversation. Together they are the whole text. */
export function partsOf(text: string, folds: readonly Fold[]): Part[] {
  if (folds.length === 0) return [{ text, folded: 0 }];
  const lines = text.split('\n');
  const parts: Part[] = [];
  let at = 0;
  const own = (to: number) => {
    if (to > at) parts.push({ text: lines.slice(at, to).join('\n'), folded: 0 });
  };
  for (const fold of [...folds].sort((a, b) => a.from - b.from)) {
    own(fold.from);
    const end = Math.min(fold.from + fold.count, lines.length);
    if (end > fold.from) parts.push({ text: lines.slice(fold.from, end).join('\n'), folded: end - fold.from });
    at = end;
  }
  own(lines.length);
  return parts;
}
