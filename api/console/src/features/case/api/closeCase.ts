import { command } from '@/lib/api/command';

export const closeCase = (id: string, reason: string, key: string) => command(`/api/v1/cases/${id}/close`, { reason }, key);
