import { send } from './http';
import type { Session } from './types';

export const signIn = (login: string, password: string) =>
  send<Session>('/api/session', { method: 'POST', body: { login, password } });
