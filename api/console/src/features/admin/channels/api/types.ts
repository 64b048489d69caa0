export type ReceiveMode = 'webhook' | 'polling' | 'both';

export type MailSecurity = 'tls' | 'startTls' | 'none';

export interface MailServers {
  imapHost: string;
  imapPort: number;
  smtpHost: string;
  smtpPort: number;
  security: MailSecurity;
  login?: string;
  folder: string;
}

/** What is written; a secret left out stays as it was. */
export interface ChannelSettings {
  region: string;
  kind: string;
  name: string;
  mode: ReceiveMode;
  enabled: boolean;
  paused?: boolean;
  token?: string;
  secret?: string;
  readToken?: string;
  account?: string;
  confirmation?: string;
  baseAddress?: string;
  webhookAddress?: string;
  mail?: MailServers;
}

export interface Channel {
  id: string;
  region: string;
  kind: string;
  name: string;
  mode: ReceiveMode;
  enabled: boolean;
  paused: boolean;
  healthy: boolean;
  lastError?: string;
  lastErrorAt?: string;
  lastReceivedAt?: string;
  pendingInNetwork?: number;
  account?: string;
  baseAddress?: string;
  webhookAddress?: string;
  hookAddress?: string;
  confirmation?: string;
  mail?: MailServers;
  hasToken: boolean;
  hasSecret: boolean;
  hasReadToken: boolean;
  formerSecretUntil?: string;
  reconciledAt?: string;
}

export interface Leg {
  p50?: number;
  p90?: number;
  max?: number;
}

export interface ChannelIntake {
  days: number;
  taken: number;
  late: number;
  known: number;
  ignored: number;
  waiting: number;
  poison: number;
  undelivered: number;
  publishedToSeen: Leg;
  seenToRegistered: Leg;
}

export interface DeadLetter {
  id: number;
  externalId: string;
  receivedAt: string;
  settledAt?: string;
  attempts: number;
  error?: string;
  bytes: number;
}

export interface DeadLetterPayload {
  id: number;
  externalId: string;
  text: string;
  cut: boolean;
}

export interface UndeliveredAnswer {
  id: number;
  caseId: string;
  caseNumber: number;
  state: 'queued' | 'sending' | 'unknown' | 'failed';
  attempts: number;
  error?: string;
  createdAt: string;
  nextAt?: string;
}

export interface TestSent {
  state: 'sent' | 'failed' | 'later' | 'unknown';
  networkId?: string;
  words?: string;
}

export interface Page<T> {
  items: T[];
  next?: string;
}
