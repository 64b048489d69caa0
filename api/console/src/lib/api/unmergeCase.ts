import { command } from './command';

export const unmergeCase = (id: string, reason: string, key: string) => command(`/api/v1/cases/${id}/unmerge`, { reason }, key);
