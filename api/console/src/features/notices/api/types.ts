import type { Schemas } from '@/lib/api/types';

export const digests = ['off', 'hourly', 'daily'] as const satisfies NoticeSettings['digest'][];

export type Notice = Schemas['Notice'];
export type NoticePage = Schemas['NoticePage'];
export type NoticeSettings = Schemas['NoticeSettings'];
