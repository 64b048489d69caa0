import { send } from '@/lib/api/http';
import type { OwnSecurity } from './types';

export const getOwnSecurity = () => send<OwnSecurity>('/api/v1/me/security');
