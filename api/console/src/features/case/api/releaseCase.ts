import { command } from '@/lib/api/command';

export const releaseCase = (id: string, key: string) => command(`/api/v1/cases/${id}/release`, {}, key);
