import type { ListQuery } from './caseList';
import type { CaseStore } from './caseStore';

const searchAgainEvery = 3000;

/** Keeps a search that is on the screen up to date; the returned function ends it. Other lists follow the pushes. */
export function followSearch(store: CaseStore, query: ListQuery): () => void {
  if (!query.search) return () => undefined;
  const timer = setInterval(() => void store.searchAgain(query), searchAgainEvery);
  return () => clearInterval(timer);
}
