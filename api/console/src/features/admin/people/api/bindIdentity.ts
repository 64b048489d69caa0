import { send } from '@/lib/api/http';

export const bindIdentity = (login: string, subject: string) =>
  send<void>(`/api/v1/users/${encodeURIComponent(login)}/identity`, { method: 'PUT', body: { subject } });
