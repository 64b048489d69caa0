import { send } from '@/lib/api/http';
import type { ApiKey } from './types';

export const listKeys = () => send<ApiKey[]>('/api/v1/keys');
