import { send } from '@/lib/api/http';

export const endSession = (id: string) => send<void>(`/api/v1/me/sessions/${id}`, { method: 'DELETE' });
