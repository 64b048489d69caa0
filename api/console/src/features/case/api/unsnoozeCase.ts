import { command } from '@/lib/api/command';

export const unsnoozeCase = (id: string, key: string) => command(`/api/v1/cases/${id}/unsnooze`, {}, key);
