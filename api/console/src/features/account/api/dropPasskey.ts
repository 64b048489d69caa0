import { send } from '@/lib/api/http';

export const dropPasskey = (id: string) => send<void>(`/api/v1/me/passkeys/${id}`, { method: 'DELETE' });
