import { send } from '@/lib/api/http';

export const rotateChannelSecret = (id: string): Promise<{ secret: string }> =>
  send(`/api/v1/channels/${encodeURIComponent(id)}/secret`, { method: 'POST', body: {} });
