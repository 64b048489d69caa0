import { send } from '@/lib/api/http';
import type { NoticeSettings } from './types';

export const getNoticeSettings = (): Promise<NoticeSettings> => send('/api/v1/notifications/settings');
