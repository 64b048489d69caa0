import { command } from '@/lib/api/command';
import type { Importance, MessageKind } from '@/lib/api/types';

/** Only the fields that change. */
export interface Classification {
  kind?: MessageKind;
  topic?: string;
  importance?: Importance;
  address?: string;
}

export const classifyCase = (id: string, change: Classification, key: string) => command(`/api/v1/cases/${id}/classify`, change, key);
