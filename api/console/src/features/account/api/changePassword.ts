import { send } from '@/lib/api/http';

export const changePassword = (current: string, password: string) =>
  send<void>('/api/v1/me/password', { method: 'POST', body: { current, password } });
