import { command } from './command';
import type { CommandReply } from './types';

/** Claims the nearest deadline that nobody holds; nothing when nothing waits. */
export const nextCase = (key: string) => command<CommandReply | undefined>('/api/v1/cases/next', {}, key);
