import { send } from '@/lib/api/http';
import type { Channel } from './types';

export const readChannel = (id: string): Promise<Channel> => send(`/api/v1/channels/${encodeURIComponent(id)}`);
