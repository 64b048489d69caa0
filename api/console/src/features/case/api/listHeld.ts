import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export type HeldMessage = Schemas['HeldMessage'];

/** Messages of the case's sender that are kept back, oldest first. */
export const listHeld = (id: string, after: number, signal?: AbortSignal) =>
  send<Schemas['HeldMessages']>(`/api/v1/cases/${id}/held?after=${after}`, { signal });
