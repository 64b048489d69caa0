import { send } from '@/lib/api/http';

export const replayDeadLetter = (id: string, payload: number): Promise<void> =>
  send(`/api/v1/channels/${encodeURIComponent(id)}/poison/${payload}/retry`, { method: 'POST', body: {} });
