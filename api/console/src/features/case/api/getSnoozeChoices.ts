import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export const getSnoozeChoices = (id: string, signal?: AbortSignal) =>
  send<Schemas['ShownSnoozeChoices']>(`/api/v1/cases/${id}/snooze`, { signal });
