import { send } from './http';

export const signOut = () => send<void>('/api/v1/session', { method: 'DELETE' });
