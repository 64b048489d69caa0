import { command } from '@/lib/api/command';

export const unlinkCases = (id: string, other: string, key: string) => command(`/api/v1/cases/${id}/unlink`, { other }, key);
