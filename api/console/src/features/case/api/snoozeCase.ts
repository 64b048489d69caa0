import { command } from '@/lib/api/command';
import type { Schemas } from '@/lib/api/types';

export type SnoozeWish = Schemas['SnoozeBody'];

export const snoozeCase = (id: string, wish: SnoozeWish, key: string) => command(`/api/v1/cases/${id}/snooze`, wish, key);
