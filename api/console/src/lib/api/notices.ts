import { send } from './http';

export interface Notice {
  id: number;
  kind: string;
  caseId?: string;
  number?: number;
  topic?: string;
  authority?: string;
  dueAt?: string;
  detail?: string;
  at: string;
  readAt?: string;
}

export interface NoticePage {
  items: Notice[];
  unread: number;
  next?: number;
}

export const digests = ['off', 'hourly', 'daily'] as const;

export interface NoticeSettings {
  email: string;
  digest: (typeof digests)[number];
  language: 'ru' | 'en';
}

export const listNotices = (): Promise<NoticePage> => send('/api/v1/notifications?limit=30');

export const readNotices = (body: { ids?: number[]; upTo?: number }): Promise<void> =>
  send('/api/v1/notifications/read', { method: 'POST', body });

export const getNoticeSettings = (): Promise<NoticeSettings> => send('/api/v1/notifications/settings');

export const putNoticeSettings = (body: NoticeSettings): Promise<NoticeSettings> =>
  send('/api/v1/notifications/settings', { method: 'PUT', body });
