import { send } from './http';
import type { Role } from './types';

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

const person = (login: string) => `/api/v1/users/${encodeURIComponent(login)}`;

export const listPeople = () => send<PersonView[]>('/api/v1/users');
export const putPerson = (login: string, body: PersonBody) => send<void>(person(login), { method: 'PUT', body });
export const actOnPerson = (login: string, action: PersonAction) => send<void>(`${person(login)}/${action}`, { method: 'POST' });
export const resetPassword = (login: string) => send<{ password: string }>(`${person(login)}/reset-password`, { method: 'POST' });
