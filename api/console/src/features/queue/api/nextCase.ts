import { command } from '@/lib/api/command';
import type { CommandReply } from '@/lib/api/types';

/** Claims the nearest deadline that nobody holds; nothing when nothing waits. */
export const nextCase = (key: string) => command<CommandReply | undefined>('/api/v1/cases/next', {}, key);
