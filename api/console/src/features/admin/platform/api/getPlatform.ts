import { send } from '@/lib/api/http';
import type { Platform } from './types';

export const getPlatform = () => send<Platform>('/api/v1/platform');
