import { send } from '@/lib/api/http';
import type { NoticePage } from './types';

export const listNotices = (): Promise<NoticePage> => send('/api/v1/notifications?limit=30');
