import { send } from '@/lib/api/http';
import type { ApproverHours } from './types';

export const listApproverHours = async (days: number) =>
  (await send<{ items: ApproverHours[] }>(`/api/v1/approvals/hours?days=${days}`)).items;
