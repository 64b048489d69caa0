import { send } from '@/lib/api/http';

export const readNotices = (body: { ids?: number[]; upTo?: number }): Promise<void> =>
  send('/api/v1/notifications/read', { method: 'POST', body });
