import { send } from '@/lib/api/http';
import type { PersonBody } from './types';

export const putPerson = (login: string, body: PersonBody) =>
  send<void>(`/api/v1/users/${encodeURIComponent(login)}`, { method: 'PUT', body });
