import type { Channel, ChannelSettings, MailServers, ReceiveMode } from '@/features/admin/channels/api/types';

/** What the settings of a network consist of, in the order of the form. */
export interface ChannelKind {
  fields: ('account' | 'token' | 'readToken' | 'confirmation' | 'baseAddress' | 'mail' | 'attributes')[];
  modes: ReceiveMode[];
  /** The network shows us a secret: with each call, or with each push. */
  secret: 'none' | 'called' | 'always';
  /** Somebody enters the secret at the network by hand: it must be shown once. */
  secretByHand: boolean;
  /** What residents write here may be public, and is then given to whoever asks at Open311. */
  publishes?: boolean;
}

export const kinds: Record<string, ChannelKind> = {
  telegram: { fields: ['token', 'baseAddress'], modes: ['webhook', 'polling'], secret: 'called', secretByHand: false, publishes: true },
  vk: {
    fields: ['account', 'token', 'confirmation', 'readToken', 'baseAddress'],
    modes: ['both', 'webhook', 'polling'],
    secret: 'called',
    secretByHand: true,
    publishes: true,
  },
  max: {
    fields: ['token', 'account', 'baseAddress'],
    modes: ['webhook', 'polling'],
    secret: 'called',
    secretByHand: false,
    publishes: true,
  },
  ok: { fields: ['token', 'baseAddress'], modes: ['webhook'], secret: 'called', secretByHand: false },
  email: { fields: ['account', 'token', 'mail'], modes: ['polling'], secret: 'none', secretByHand: false },
  form: { fields: [], modes: ['polling'], secret: 'none', secretByHand: false },
  feed: { fields: [], modes: ['webhook'], secret: 'always', secretByHand: true, publishes: true },
  open311: { fields: ['account'], modes: ['webhook'], secret: 'none', secretByHand: false, publishes: true },
  'open311-peer': { fields: ['baseAddress', 'account', 'token', 'attributes'], modes: ['polling'], secret: 'none', secretByHand: false },
};

const mailbox: MailServers = {
  imapHost: '',
  imapPort: 993,
  smtpHost: '',
  smtpPort: 465,
  security: 'tls',
  folder: 'INBOX',
  copyToSent: false,
};

export const kindOf = (name: string): ChannelKind =>
  kinds[name] ?? { fields: ['account', 'token', 'baseAddress'], modes: ['webhook', 'polling'], secret: 'called', secretByHand: true };

export const isCalled = (mode: ReceiveMode): boolean => mode !== 'polling';

/** The form of a new channel: the address of this very installation is what the network calls. */
export function blank(region: string, kind: string, origin: string): ChannelSettings {
  const known = kindOf(kind);
  return {
    region,
    kind,
    name: '',
    mode: known.modes[0] ?? 'polling',
    enabled: true,
    neverPublish: false,
    ...(known.secret === 'called' ? { webhookAddress: origin } : {}),
    ...(known.fields.includes('mail') ? { mail: mailbox } : {}),
  };
}

/** What is known of a channel, to be changed: its secrets stay unless others are written. */
export const known = ({
  region,
  kind,
  name,
  mode,
  enabled,
  paused,
  neverPublish,
  account,
  confirmation,
  baseAddress,
  webhookAddress,
  mail,
  attributes,
}: Channel): ChannelSettings => ({
  region,
  kind,
  name,
  mode,
  enabled,
  paused,
  neverPublish,
  account,
  confirmation,
  baseAddress,
  webhookAddress,
  mail,
  attributes,
});

/** Needs a secret that nobody has made yet. */
export const lacksSecret = ({ kind, mode }: ChannelSettings, channel: Channel | null): boolean => {
  const { secret } = kindOf(kind);
  return !channel?.hasSecret && (secret === 'always' || (secret === 'called' && isCalled(mode)));
};

export function freshSecret(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const letters: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ё: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'c',
  ч: 'ch',
  ш: 'sh',
  щ: 'sch',
  ы: 'y',
  э: 'e',
  ю: 'yu',
  я: 'ya',
};

/** An id in Latin letters from what the channel is called; a number is added where it is taken. */
export function idFor(region: string, kind: string, name: string, taken: readonly string[]): string {
  const words = [...name.toLowerCase()]
    .map((letter) => letters[letter] ?? letter)
    .join('')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  const id = `${region}-${kind}${words ? `-${words}` : ''}`.slice(0, 55).replace(/-$/, '');
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? id : `${id}-${count}`;
    if (!taken.includes(candidate)) return candidate;
  }
}
