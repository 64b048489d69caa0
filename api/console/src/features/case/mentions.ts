import type { Colleague } from '@/lib/api/types';

/** What is typed behind an @ up to the cursor; null where the cursor is in no mention. */
export function asked(text: string, cursor: number): { from: number; words: string } | null {
  const before = text.slice(0, cursor);
  const found = /(?:^|[\s(«"])@([\p{L}\p{N}._-]*(?: [\p{L}.-]*)?)$/u.exec(before);
  if (!found) return null;
  const words = found[1] ?? '';
  return { from: cursor - words.length - 1, words };
}

const plain = (text: string): string => text.toLocaleLowerCase('ru').normalize('NFD').replace(/\p{M}/gu, '');

/** People whose name or login begins, at any of its words, with what is typed. */
export function matching(people: readonly Colleague[], words: string): Colleague[] {
  const wanted = plain(words).split(' ').filter(Boolean);
  return people
    .filter((one) => {
      const parts = [...plain(one.name).split(/[\s.]+/), plain(one.id)];
      return wanted.every((word) => parts.some((part) => part.startsWith(word)));
    })
    .slice(0, 8);
}

/** The text with the person's name in place of what was typed, and where the cursor goes. */
export function withMention(text: string, from: number, cursor: number, name: string): { text: string; cursor: number } {
  const put = `@${name} `;
  const rest = text.slice(cursor).replace(/^ /, '');
  return { text: text.slice(0, from) + put + rest, cursor: from + put.length };
}

/** Ids of the people whose names stand behind an @; the longest name wins. */
export function mentioned(text: string, people: readonly Colleague[]): string[] {
  const known = [...people].sort((left, right) => right.name.length - left.name.length);
  const ids = new Set<string>();
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const named = known.find((one) => text.startsWith(one.name, at + 1) && !/[\p{L}\p{N}]/u.test(text.charAt(at + 1 + one.name.length)));
    if (named) ids.add(named.id);
  }
  return [...ids];
}
