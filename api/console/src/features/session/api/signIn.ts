import { send } from '@/lib/api/http';
import type { Session } from '@/lib/api/types';

export const signIn = (login: string, password: string) => send<Session>('/api/v1/session', { method: 'POST', body: { login, password } });
