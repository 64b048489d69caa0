import { send } from '@/lib/api/http';

export const removeRole = (login: string, region: string) =>
  send<void>(`/api/v1/users/${encodeURIComponent(login)}/roles/${encodeURIComponent(region)}`, { method: 'DELETE' });
