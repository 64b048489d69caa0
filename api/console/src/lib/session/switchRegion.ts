import { send } from '@/lib/api/http';
import type { Session } from '@/lib/api/types';

export const switchRegion = (region: string) => send<Session>('/api/v1/session/region', { method: 'POST', body: { region } });
