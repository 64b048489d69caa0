import { send } from './http';

export const signOut = () => send<void>('/api/session', { method: 'DELETE' });
