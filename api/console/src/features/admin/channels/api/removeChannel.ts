import { send } from '@/lib/api/http';

export const removeChannel = (id: string): Promise<void> => send(`/api/v1/channels/${encodeURIComponent(id)}`, { method: 'DELETE' });
