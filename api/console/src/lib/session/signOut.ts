import { send } from '@/lib/api/http';

export const signOut = () => send<void>('/api/v1/session', { method: 'DELETE' });
