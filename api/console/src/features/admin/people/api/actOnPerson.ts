import { send } from '@/lib/api/http';
import type { PersonAction } from './types';

export const actOnPerson = (login: string, action: PersonAction) =>
  send<void>(`/api/v1/users/${encodeURIComponent(login)}/${action}`, { method: 'POST' });
