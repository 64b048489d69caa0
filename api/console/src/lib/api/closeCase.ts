import { command } from './command';

export const closeCase = (id: string, reason: string, key: string) => command(`/api/cases/${id}/close`, { reason }, key);
