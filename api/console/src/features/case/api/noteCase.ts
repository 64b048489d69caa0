import { command } from '@/lib/api/command';

export const noteCase = (id: string, text: string, mentions: string[], key: string) =>
  command(`/api/v1/cases/${id}/note`, { text, mentions }, key);
