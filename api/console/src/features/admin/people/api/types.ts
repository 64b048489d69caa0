import type { Role } from '@/lib/api/types';

export interface PersonView {
  login: string;
  name: string;
  role: Role;
  region: string;
  authority?: string | null;
  official?: string | null;
  disabled: boolean;
  lockedUntil?: string | null;
  hasPassword: boolean;
  mustChangePassword: boolean;
  secondFactor: boolean;
  passkeys: number;
  externalId?: string | null;
  signedInAt?: string | null;
}

export interface PersonBody {
  name: string;
  role: Role;
  region: string;
  authority?: string | null;
  official?: string | null;
  externalId?: string | null;
}

export type PersonAction = 'disable' | 'enable' | 'unlock' | 'end-sessions' | 'reset-second-factor';
