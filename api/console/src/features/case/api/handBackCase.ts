import { command } from '@/lib/api/command';
import type { Schemas } from '@/lib/api/types';

export type HandBack = Schemas['HandBackBody'];

export const handBackCase = (id: string, handBack: HandBack, key: string) => command(`/api/v1/cases/${id}/hand-back`, handBack, key);
