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
