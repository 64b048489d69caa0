import { send } from '@/lib/api/http';
import type { Channel, ChannelSettings } from './types';

export const putChannel = (id: string, body: ChannelSettings): Promise<Channel> =>
  send(`/api/v1/channels/${encodeURIComponent(id)}`, { method: 'PUT', body });
