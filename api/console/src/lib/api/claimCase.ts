import { command } from './command';

export const claimCase = (id: string, key: string) => command(`/api/v1/cases/${id}/claim`, {}, key);
