import { command } from '@/lib/api/command';
import type { Schemas } from '@/lib/api/types';

export type ContractorTask = Schemas['ContractorBody'];
type Sent = Schemas['ContractorSent'];

/** Makes the link; its address is in this answer and nowhere else again. */
export const sendToContractor = (id: string, task: ContractorTask, key: string) =>
  command<Sent>(`/api/v1/cases/${id}/contractor-links`, task, key);
