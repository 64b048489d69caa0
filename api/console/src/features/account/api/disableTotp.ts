import { send } from '@/lib/api/http';

export const disableTotp = () => send<void>('/api/v1/me/totp', { method: 'DELETE' });
