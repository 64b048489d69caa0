import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

/** Lets held messages go on to their threads; without numbers, all of them. */
export const releaseHeld = (id: string, messages?: number[]) =>
  send<Schemas['ReleasedMessages']>(`/api/v1/cases/${id}/held/release`, { method: 'POST', body: { messages: messages ?? null } });
