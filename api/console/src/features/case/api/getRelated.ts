import { send } from '@/lib/api/http';
import type { RelatedCases } from '@/lib/api/types';

export const getRelated = (id: string, signal?: AbortSignal) => send<RelatedCases>(`/api/v1/cases/${id}/related`, { signal });
