import { command } from '@/lib/api/command';
import type { Schemas } from '@/lib/api/types';

export type Evidence = Schemas['PromiseKeptBody'];

export const keepPromise = (id: string, evidence: Evidence, key: string) => command(`/api/v1/cases/${id}/promise-kept`, evidence, key);
