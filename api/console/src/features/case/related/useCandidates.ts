import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { HttpError } from '@/lib/api/http';
import type { CaseSummary } from '@/lib/api/types';
import { listCases } from '@/lib/cases/listCases';
import { searchCases } from '@/lib/cases/searchCases';
import { asQuestion, type Candidate, candidates, isNamed } from './candidates';

interface Found {
  list: Candidate[];
  loading: boolean;
  /** What was typed is too short to search for. */
  tooFew: boolean;
}

/** Before anything is typed the probable candidates, then what was searched for. */
export function useCandidates(about: CaseSummary, typed: string, without: ReadonlySet<string>): Found {
  const [question] = useDebouncedValue(asQuestion(typed), 300);
  const near = useQuery({
    queryKey: ['candidates', about.id],
    queryFn: async ({ signal }) => {
      const name = about.residentName.replaceAll('"', ' ').slice(0, 150);
      const [named, topical] = await Promise.allSettled([
        isNamed(name) ? searchCases({ q: `"${name}"` }, undefined, signal) : Promise.resolve({ items: [] }),
        listCases({ view: 'open', topic: about.topic, limit: 100 }, signal),
      ]);
      return [
        ...(named.status === 'fulfilled' ? named.value.items.map((hit) => hit.case) : []),
        ...(topical.status === 'fulfilled' ? topical.value.items : []),
      ];
    },
  });
  const found = useQuery({
    queryKey: ['candidates', about.id, question],
    queryFn: ({ signal }) => searchCases({ q: question }, undefined, signal),
    enabled: question !== '',
    retry: (count, failure) => !(failure instanceof HttpError) && count < 2,
  });
  if (typed.trim() === '') return { list: candidates(about, near.data ?? [], without), loading: near.isPending, tooFew: false };
  const hits = found.data?.items.map((hit) => hit.case).filter((one) => one.id !== about.id && !without.has(one.id)) ?? [];
  return {
    list: hits.map((one) => ({ case: one, why: 'found' as const })),
    loading: question !== asQuestion(typed) || found.isPending,
    tooFew: found.error instanceof HttpError && found.error.status === 400,
  };
}
