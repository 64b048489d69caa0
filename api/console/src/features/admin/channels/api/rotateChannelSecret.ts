import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export const rotateChannelSecret = (id: string): Promise<Schemas['NewSecret']> =>
  send(`/api/v1/channels/${encodeURIComponent(id)}/secret`, { method: 'POST', body: {} });
