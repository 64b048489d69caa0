import { command } from '@/lib/api/command';

export const noteCase = (id: string, text: string, key: string) => command(`/api/v1/cases/${id}/note`, { text }, key);
