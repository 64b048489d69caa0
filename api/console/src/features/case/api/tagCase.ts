import { command } from '@/lib/api/command';

export const tagCase = (id: string, change: { add?: string[]; remove?: string[] }, key: string) =>
  command(`/api/v1/cases/${id}/tags`, change, key);
