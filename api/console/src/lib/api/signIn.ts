import { send } from './http';
import type { Session } from './types';

const post = <T>(path: string, body?: unknown) => send<T>(`/api/v1/session${path}`, { method: 'POST', body });

export const signIn = (login: string, password: string) => post<Session>('', { login, password });

/** After a password that was right: a code of the authenticator app, or one of the recovery codes. */
export const signInSecond = (factor: { code: string } | { recoveryCode: string }) => post<Session>('/second-factor', factor);

export const passkeyQuestion = () => post<PublicKeyCredentialRequestOptionsJSON>('/passkey/options');

export const signInPasskey = (credential: unknown) => post<Session>('/passkey', { credential });

/** What the sign-in page offers beside a password. */
export const signInOptions = () => send<{ provider?: string }>('/api/v1/session/options');

/** Shows the password once more, for what asks for a recent proof. */
export const prove = (password: string) => post<void>('/proof', { password });
