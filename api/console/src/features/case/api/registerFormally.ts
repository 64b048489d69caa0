import { command } from '@/lib/api/command';

export const registerFormally = (id: string, number: string, key: string) =>
  command(`/api/v1/cases/${id}/formal/register`, { number }, key);
