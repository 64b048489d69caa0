import { command } from './command';

export const claimCase = (id: string, key: string) => command(`/api/cases/${id}/claim`, {}, key);
