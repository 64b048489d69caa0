import { send } from '@/lib/api/http';
import type { ServiceGap } from './types';

export const listServiceGaps = (id: string): Promise<ServiceGap[]> => send(`/api/v1/channels/${encodeURIComponent(id)}/gaps`);
