import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export const resetPassword = (login: string) =>
  send<Schemas['NewPasswordView']>(`/api/v1/users/${encodeURIComponent(login)}/reset-password`, { method: 'POST' });
