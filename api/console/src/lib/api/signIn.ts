import { send } from './http';
import type { Session } from './types';

export const signIn = (login: string, password: string) =>
  send<Session>('/api/v1/session', { method: 'POST', body: { login, password } });
