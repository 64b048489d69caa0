import { command } from '@/lib/api/command';
import type { Schemas } from '@/lib/api/types';

export type FormalRequest = Schemas['FormalBody'];

export const askFormally = (id: string, request: FormalRequest, key: string) => command(`/api/v1/cases/${id}/formal`, request, key);
