import type { SavedFilter } from '@/lib/api/types';
import type { ListQuery } from '@/lib/cases/caseList';

/** The queue's query as it is saved and counted. */
export function filterOf(query: ListQuery): SavedFilter {
  return {
    view: query.view,
    ...(query.topic ? { topics: query.topic.split(',') } : {}),
    ...(query.authority ? { authority: query.authority } : {}),
    ...(query.network ? { network: query.network } : {}),
    ...(query.importance ? { importance: query.importance } : {}),
    ...(query.tag ? { tag: query.tag } : {}),
    ...(query.dueWithin ? { dueWithin: query.dueWithin } : {}),
    ...(query.search ? { search: query.search } : {}),
    ...(query.sort && query.sort !== 'deadline' ? { sort: query.sort } : {}),
  };
}

/** Where a filter's list is. */
export function addressOf(filter: SavedFilter): string {
  const parameters = new URLSearchParams();
  const put = (name: string, value: string | number | null | undefined) => value && parameters.set(name, String(value));
  put('topic', filter.topics?.join(','));
  put('authority', filter.authority);
  put('network', filter.network);
  put('importance', filter.importance);
  put('tag', filter.tag);
  put('dueWithin', filter.dueWithin);
  put('search', filter.search);
  put('sort', filter.sort);
  const text = parameters.toString();
  return `/inbox/${filter.view}${text ? `?${text}` : ''}`;
}

/** The same list, whatever the order of its topics. */
export const sameFilter = (one: SavedFilter, other: SavedFilter): boolean => canonical(one) === canonical(other);

const canonical = (filter: SavedFilter): string => addressOf({ ...filter, topics: filter.topics && [...filter.topics].sort() });
