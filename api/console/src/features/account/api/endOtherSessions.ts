import { send } from '@/lib/api/http';

export const endOtherSessions = () => send<void>('/api/v1/me/sessions', { method: 'DELETE' });
