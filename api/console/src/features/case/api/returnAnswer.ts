import { command } from '@/lib/api/command';

export const returnAnswer = (id: string, revision: number, reason: string, key: string) =>
  command(`/api/v1/cases/${id}/return`, { revision, reason }, key);
