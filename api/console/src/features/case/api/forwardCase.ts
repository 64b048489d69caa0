import { command } from '@/lib/api/command';
import type { Schemas } from '@/lib/api/types';

export type Forward = Schemas['ForwardBody'];

export const forwardCase = (id: string, forward: Forward, key: string) => command(`/api/v1/cases/${id}/forward`, forward, key);
