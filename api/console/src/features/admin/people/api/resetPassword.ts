import { send } from '@/lib/api/http';

export const resetPassword = (login: string) =>
  send<{ password: string }>(`/api/v1/users/${encodeURIComponent(login)}/reset-password`, { method: 'POST' });
