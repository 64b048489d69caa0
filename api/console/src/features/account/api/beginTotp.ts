import { send } from '@/lib/api/http';
import type { NewAuthenticator } from './types';

export const beginTotp = () => send<NewAuthenticator>('/api/v1/me/totp', { method: 'POST' });
