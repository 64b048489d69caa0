import type { CasePage, CaseSummary } from '@/lib/api/types';
import type { CaseList, ListQuery } from './caseList';

export type PageLoader = (query: ListQuery, cursor: string | null, limit: number) => Promise<CasePage>;

export const pageSize = 100;

/** Reads a list again from its beginning, as far as it was read. */
export async function readPages(load: PageLoader, list: CaseList): Promise<CasePage[]> {
  const pages: CasePage[] = [];
  let cursor: string | null = null;
  let read = 0;
  do {
    const page: CasePage = await load(list.query, cursor, pageSize);
    pages.push(page);
    read += page.items.length;
    cursor = page.next ?? null;
  } while (cursor !== null && read < list.read);
  return pages;
}

/** The larger version wins; true when it is new. */
export function putInto(cases: Map<string, CaseSummary>, one: CaseSummary): boolean {
  const known = cases.get(one.id);
  if (known && known.version >= one.version) return false;
  cases.set(one.id, one);
  return true;
}
