import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export type SearchHit = Schemas['SearchHit'];
export type SearchPage = Schemas['SearchPage'];

export const searchFilters = ['status', 'topic', 'authority', 'network', 'from', 'to'] as const;

export type SearchFilter = (typeof searchFilters)[number];

export type SearchQuestion = { q: string } & Partial<Record<SearchFilter, string>>;

export function searchCases(question: SearchQuestion, cursor: string | undefined, signal?: AbortSignal): Promise<SearchPage> {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...question, cursor })) if (value) parameters.set(name, value);
  return send<SearchPage>(`/api/v1/search?${parameters}`, { signal });
}
