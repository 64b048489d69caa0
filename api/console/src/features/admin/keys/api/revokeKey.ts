import { send } from '@/lib/api/http';

export const revokeKey = (id: string) => send<void>(`/api/v1/keys/${id}`, { method: 'DELETE' });
