import { command } from './command';

export const noteCase = (id: string, text: string, key: string) => command(`/api/cases/${id}/note`, { text }, key);
