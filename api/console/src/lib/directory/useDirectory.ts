import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Authority, Colleague, Official, Topic } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { getDirectory } from './getDirectory';

const nobody: Colleague[] = [];

/** Names for the ids that cases carry. An unknown id is shown as it is. */
export function useDirectory() {
  const { language } = useText();
  const may = useSession().permissions.includes('directory.read');
  const { data } = useQuery({ queryKey: ['directory'], queryFn: getDirectory, staleTime: 5 * 60_000, enabled: may });
  return useMemo(() => {
    const topics = new Map<string, Topic>(data?.topics.map((one) => [one.code, one]));
    const authorities = new Map<string, Authority>(data?.authorities.map((one) => [one.id, one]));
    const officials = new Map<string, Official>(data?.officials.map((one) => [one.id, one]));
    const people = new Map<string, Colleague>(data?.people?.map((one) => [one.id, one]));
    return {
      topics: data?.topics ?? [],
      /** Those that a case can be given to. */
      authorities: data?.authorities.filter((one) => !one.closed) ?? [],
      /** Closed ones too, to look for what they had. */
      allAuthorities: data?.authorities ?? [],
      officials: data?.officials ?? [],
      /** Everybody of the region whom a note may mention. */
      people: data?.people ?? nobody,
      fields: data?.fields ?? [],
      arbiter: data?.arbiter ?? null,
      topicName: (code: string) => topics.get(code)?.[language] ?? code,
      authorityName: (id: string) => authorities.get(id)?.name ?? id,
      officialName: (id: string) => officials.get(id)?.name ?? people.get(id)?.name ?? id,
      official: (id: string) => officials.get(id),
    };
  }, [data, language]);
}
