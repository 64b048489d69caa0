import { command } from '@/lib/api/command';

export const claimCase = (id: string, key: string) => command(`/api/v1/cases/${id}/claim`, {}, key);
