import { send } from '@/lib/api/http';
import type { ApproverHoursList } from './types';

export const listApproverHours = async (days: number) => (await send<ApproverHoursList>(`/api/v1/approvals/hours?days=${days}`)).items;
