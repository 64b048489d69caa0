import { send } from '@/lib/api/http';
import type { PromiseState } from '@/lib/api/types';
import type { PromisePage } from './types';

export interface PromiseQuery {
  state?: PromiseState | null;
  authority?: string | null;
  owner?: string | null;
  cursor?: string | null;
}

export function listPromises(query: PromiseQuery, signal?: AbortSignal): Promise<PromisePage> {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) parameters.set(name, String(value));
  return send<PromisePage>(`/api/v1/promises?${parameters}`, { signal });
}
