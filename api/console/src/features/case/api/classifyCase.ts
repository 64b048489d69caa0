import { command } from '@/lib/api/command';
import type { Schemas } from '@/lib/api/types';

export type Classification = Schemas['ClassifyBody'];

export const classifyCase = (id: string, change: Classification, key: string) => command(`/api/v1/cases/${id}/classify`, change, key);
