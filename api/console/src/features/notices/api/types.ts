import type { Narrow, Schemas } from '@/lib/api/types';

export const digests = ['off', 'hourly', 'daily'] as const;

export type Notice = Schemas['Notice'];
export type NoticePage = Schemas['NoticePage'];
export type NoticeSettings = Narrow<Schemas['NoticeSettings'], { digest: (typeof digests)[number]; language: 'ru' | 'en' }>;
