import { useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { searchCases } from '@/lib/cases/searchCases';
import { useText } from '@/lib/i18n';
import type { Entry } from './found';

const shortest = 2;

/** Cases whose number, words, name or address was typed, as the search finds them. */
export function useCasesFound(typed: string): Entry[] {
  const { t } = useText();
  const navigate = useNavigate();
  const words = typed.trim().replace(/^№\s*/, '');
  const question = /^\d+$/.test(words) ? `#${words}` : words;
  const { data } = useQuery({
    queryKey: ['palette-cases', question],
    queryFn: ({ signal }) => searchCases({ q: question }, undefined, signal),
    enabled: words.length >= shortest || question.startsWith('#'),
    staleTime: 15_000,
    retry: false,
  });
  return (data?.items ?? []).map(({ case: one }) => ({
    id: `case-${one.number}`,
    group: 'cases',
    label: `${t('case.number', { number: one.number })} ${one.residentName}`,
    hint: one.excerpt,
    run: () => void navigate(`/inbox/all/${one.id}`),
  }));
}
