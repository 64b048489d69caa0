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
