import { send } from './http';

export interface OwnPasskey {
  id: string;
  name: string;
  createdAt: string;
}

export interface OwnSession {
  id: string;
  current: boolean;
  createdAt: string;
  seenAt: string;
  endsAt: string;
  agent?: string | null;
  addressPrefix?: string | null;
  way: 'password' | 'code' | 'recovery-code' | 'passkey' | 'provider';
}

export interface OwnSecurity {
  hasPassword: boolean;
  mustChangePassword: boolean;
  secondFactor: boolean;
  recoveryCodesLeft: number;
  passkeys: OwnPasskey[];
}

export interface NewAuthenticator {
  key: string;
  uri: string;
  svg: string;
}

const me = '/api/v1/me';
const post = <T>(path: string, body?: unknown) => send<T>(`${me}${path}`, { method: 'POST', body });

export const getOwnSecurity = () => send<OwnSecurity>(`${me}/security`);
export const getOwnSessions = () => send<OwnSession[]>(`${me}/sessions`);
export const endSession = (id: string) => send<void>(`${me}/sessions/${id}`, { method: 'DELETE' });
export const endOtherSessions = () => send<void>(`${me}/sessions`, { method: 'DELETE' });
export const changePassword = (current: string, password: string) => post<void>('/password', { current, password });
export const beginTotp = () => post<NewAuthenticator>('/totp');
export const enableTotp = (code: string) => post<{ recoveryCodes: string[] }>('/totp/enable', { code });
export const disableTotp = () => send<void>(`${me}/totp`, { method: 'DELETE' });
export const newRecoveryCodes = () => post<{ recoveryCodes: string[] }>('/recovery-codes');
export const newPasskeyQuestion = () => post<PublicKeyCredentialCreationOptionsJSON>('/passkeys/options');
export const addPasskey = (name: string, credential: unknown) => post<void>('/passkeys', { name, credential });
export const dropPasskey = (id: string) => send<void>(`${me}/passkeys/${id}`, { method: 'DELETE' });
