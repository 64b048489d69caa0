import { command } from '@/lib/api/command';

export const unmergeCase = (id: string, reason: string, key: string) => command(`/api/v1/cases/${id}/unmerge`, { reason }, key);
