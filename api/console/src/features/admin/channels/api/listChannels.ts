import { send } from '@/lib/api/http';
import type { Channel } from './types';

export const listChannels = (): Promise<Channel[]> => send('/api/v1/channels');
