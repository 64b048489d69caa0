import { send } from '@/lib/api/http';
import type { ChannelIntake } from './types';

export const channelIntake = (id: string, days: number): Promise<ChannelIntake> =>
  send(`/api/v1/channels/${encodeURIComponent(id)}/intake?days=${days}`);
