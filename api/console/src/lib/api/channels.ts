import { send } from './http';

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

export interface PoisonItem {
  id: number;
  externalId: string;
  receivedAt: string;
  settledAt?: string;
  attempts: number;
  error?: string;
  bytes: number;
}

export interface PoisonPayload {
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

interface Page<T> {
  items: T[];
  next?: string;
}

const base = '/api/v1/channels';
const one = (id: string) => `${base}/${encodeURIComponent(id)}`;
const order = <T>(path: string, body: object = {}): Promise<T> => send(path, { method: 'POST', body });
const after = (cursor?: string) => (cursor ? `&cursor=${cursor}` : '');

export const listChannels = (): Promise<Channel[]> => send(base);
export const putChannel = (id: string, body: ChannelSettings): Promise<Channel> => send(one(id), { method: 'PUT', body });
export const pauseChannel = (id: string, paused: boolean): Promise<Channel> => order(`${one(id)}/${paused ? 'pause' : 'resume'}`);
export const rotateChannelSecret = (id: string): Promise<{ secret: string }> => order(`${one(id)}/secret`);
export const testChannel = (id: string, to: string, text: string): Promise<TestSent> => order(`${one(id)}/test`, { to, text });
export const channelIntake = (id: string, days: number): Promise<ChannelIntake> => send(`${one(id)}/intake?days=${days}`);
export const listPoison = (id: string, cursor?: string): Promise<Page<PoisonItem>> => send(`${one(id)}/poison?limit=20${after(cursor)}`);
export const readPoison = (id: string, payload: number): Promise<PoisonPayload> => send(`${one(id)}/poison/${payload}`);
export const takeAgain = (id: string, payload: number): Promise<void> => order(`${one(id)}/poison/${payload}/retry`);
export const dismissPayload = (id: string, payload: number): Promise<void> => order(`${one(id)}/poison/${payload}/dismiss`);
export const listUndelivered = (id: string, cursor?: string): Promise<Page<UndeliveredAnswer>> =>
  send(`${one(id)}/undelivered?limit=20${after(cursor)}`);
export const sendAgain = (id: string, answer: number): Promise<void> => order(`${one(id)}/undelivered/${answer}/retry`);
