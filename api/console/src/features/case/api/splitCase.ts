import { command } from '@/lib/api/command';

export const splitCase = (id: string, messageIds: string[], key: string) => command(`/api/v1/cases/${id}/split`, { messageIds }, key);
