import { command } from '@/lib/api/command';

export const givePromise = (id: string, owner: string, key: string) => command(`/api/v1/cases/${id}/promise-owner`, { owner }, key);
