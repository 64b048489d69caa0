import { send } from '@/lib/api/http';
import type { Schemas } from '@/lib/api/types';

export type OwnSecurity = Schemas['OwnSecurity'];

/** The ways into one's own account. */
export const getOwnSecurity = () => send<OwnSecurity>('/api/v1/me/security');
