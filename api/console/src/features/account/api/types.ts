import type { Schemas } from '@/lib/api/types';

export type OwnPasskey = Schemas['OwnPasskey'];
export type OwnSession = Schemas['OwnSession'];
export type NewAuthenticator = Schemas['NewAuthenticator'];
