import type { Narrow, Schemas } from '@/lib/api/types';

export type OwnPasskey = Schemas['OwnPasskey'];
export type OwnSession = Narrow<Schemas['OwnSession'], { way: 'password' | 'code' | 'recovery-code' | 'passkey' | 'provider' }>;
export type OwnSecurity = Schemas['OwnSecurity'];
export type NewAuthenticator = Schemas['NewAuthenticator'];
