import { send } from '@/lib/api/http';
import type { NoticeSettings } from './types';

export const putNoticeSettings = (body: NoticeSettings): Promise<NoticeSettings> =>
  send('/api/v1/notifications/settings', { method: 'PUT', body });
