import { send } from '@/lib/api/http';
import type { CaseSummary } from '@/lib/api/types';

export interface SearchSegment {
  text: string;
  hit: boolean;
}

export interface SearchFragment {
  source: 'in' | 'out' | 'note' | 'address' | 'name';
  at?: string;
  segments: SearchSegment[];
}

export interface SearchHit {
  case: CaseSummary;
  fragments: SearchFragment[];
}

export interface SearchPage {
  items: SearchHit[];
  next?: string;
}

export const searchFilters = ['status', 'topic', 'authority', 'network', 'from', 'to'] as const;

export type SearchFilter = (typeof searchFilters)[number];

export type SearchQuestion = { q: string } & Partial<Record<SearchFilter, string>>;

export function searchCases(question: SearchQuestion, cursor: string | undefined, signal?: AbortSignal): Promise<SearchPage> {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...question, cursor })) if (value) parameters.set(name, value);
  return send<SearchPage>(`/api/v1/search?${parameters}`, { signal });
}
