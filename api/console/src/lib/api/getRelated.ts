import { send } from './http';
import type { RelatedCases } from './types';

export const getRelated = (id: string, signal?: AbortSignal) => send<RelatedCases>(`/api/v1/cases/${id}/related`, { signal });
