import { command } from '@/lib/api/command';

export const linkCases = (id: string, other: string, key: string) => command(`/api/v1/cases/${id}/link`, { other }, key);
