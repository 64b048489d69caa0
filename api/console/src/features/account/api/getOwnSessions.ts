import { send } from '@/lib/api/http';
import type { OwnSession } from './types';

export const getOwnSessions = () => send<OwnSession[]>('/api/v1/me/sessions');
