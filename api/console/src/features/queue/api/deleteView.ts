import { send } from '@/lib/api/http';

export const deleteView = (id: string) => send<void>(`/api/v1/views/${id}`, { method: 'DELETE' });
