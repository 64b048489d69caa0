import { useMemo } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { ListQuery } from '@/lib/cases/caseList';
import { isViewName, type SortName, sortNames } from '@/lib/cases/views';

const importances = ['normal', 'high'] as const;

export type FilterName =
  | 'topic'
  | 'authority'
  | 'network'
  | 'importance'
  | 'tag'
  | 'dueWithin'
  | 'dueBefore'
  | 'official'
  | 'counted'
  | 'search'
  | 'sort';

/** The queue's query lives in the address, so that every filter is a link. */
export function useFilters() {
  const { view } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const text = parameters.toString();
  const query = useMemo<ListQuery>(() => {
    const from = new URLSearchParams(text);
    return {
      view: isViewName(view) ? view : 'open',
      topic: from.get('topic'),
      authority: from.get('authority'),
      network: from.get('network'),
      importance: importances.find((one) => one === from.get('importance')) ?? null,
      tag: from.get('tag'),
      dueWithin: Number(from.get('dueWithin')) || null,
      dueBefore: from.get('dueBefore'),
      official: from.get('official'),
      // Without both ends it is no figure's list.
      ...(from.get('counted') && from.get('from') && from.get('to')
        ? { counted: from.get('counted'), from: from.get('from'), to: from.get('to') }
        : {}),
      search: from.get('search'),
      sort: sortNames.find((name) => name === from.get('sort')) ?? ((view === 'approvals' ? 'approval' : 'deadline') satisfies SortName),
    };
  }, [view, text]);
  const set = (name: FilterName, value: string | null) =>
    setParameters(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  return { query, set, suffix: text ? `?${text}` : '' };
}
