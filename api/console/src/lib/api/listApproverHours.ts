import { send } from './http';
import type { ApproverHours } from './work';

export const listApproverHours = async (days: number) =>
  (await send<{ items: ApproverHours[] }>(`/api/v1/approvals/hours?days=${days}`)).items;
