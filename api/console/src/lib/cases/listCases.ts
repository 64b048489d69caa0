import { send } from '@/lib/api/http';
import type { CasePage } from '@/lib/api/types';

export interface CaseQuery {
  view: string;
  topic?: string | null;
  authority?: string | null;
  network?: string | null;
  importance?: string | null;
  tag?: string | null;
  dueWithin?: number | null;
  dueBefore?: string | null;
  official?: string | null;
  counted?: string | null;
  from?: string | null;
  to?: string | null;
  search?: string | null;
  sort?: string | null;
  cursor?: string | null;
  limit?: number;
}

export function listCases(query: CaseQuery, signal?: AbortSignal): Promise<CasePage> {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') parameters.set(name, String(value));
  }
  return send<CasePage>(`/api/v1/cases?${parameters}`, { signal });
}
