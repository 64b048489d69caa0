import { send } from '@/lib/api/http';

/** Asks a process to end well; whoever supervises it starts it again. */
export const drainNode = (id: string) => send<void>(`/api/v1/platform/nodes/${id}/drain`, { method: 'POST', body: {} });
