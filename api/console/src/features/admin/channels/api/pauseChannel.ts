import { send } from '@/lib/api/http';
import type { Channel } from './types';

export const pauseChannel = (id: string, paused: boolean): Promise<Channel> =>
  send(`/api/v1/channels/${encodeURIComponent(id)}/${paused ? 'pause' : 'resume'}`, { method: 'POST', body: {} });
