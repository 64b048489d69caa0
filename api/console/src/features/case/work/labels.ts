/** Tags as the server keeps them: lower case, single spaces. */
export const normalTag = (tag: string): string => tag.trim().split(/\s+/).join(' ').toLowerCase();

/** What to add and what to remove to come from one set of tags to another; null when nothing changes. */
export function changedTags(before: string[], after: string[]): { add?: string[]; remove?: string[] } | null {
  const wanted = [...new Set(after.map(normalTag).filter(Boolean))];
  const add = wanted.filter((tag) => !before.includes(tag));
  const remove = before.filter((tag) => !wanted.includes(tag));
  if (add.length === 0 && remove.length === 0) return null;
  return { ...(add.length > 0 ? { add } : {}), ...(remove.length > 0 ? { remove } : {}) };
}
