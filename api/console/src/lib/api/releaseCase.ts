import { command } from './command';

export const releaseCase = (id: string, key: string) => command(`/api/cases/${id}/release`, {}, key);
