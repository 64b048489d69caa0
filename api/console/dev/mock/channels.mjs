import { iso } from './time.mjs';

const minute = 60_000;

const channel = (id, kind, name, more = {}) => ({
  id,
  region: 'demo',
  kind,
  name,
  mode: 'webhook',
  enabled: true,
  healthy: true,
  paused: false,
  hasToken: true,
  hasSecret: true,
  hasReadToken: false,
  lastReceivedAt: iso(Date.now() - 3 * minute),
  pendingInNetwork: 0,
  neverPublish: false,
  hookAddress: `https://dialog.example/hooks/${kind}/${id}`,
  ...more,
});

let channels = [
  channel('demo-telegram', 'telegram', 'Бот администрации'),
  channel('demo-vk', 'vk', 'Сообщество области', { healthy: false, lastError: 'wrong-token', lastErrorAt: iso(Date.now() - 40 * minute) }),
  channel('demo-max', 'max', 'Закрытая группа дома', { neverPublish: true, lastReceivedAt: null }),
  channel('demo-email', 'email', 'Приёмная', { mode: 'polling', hasSecret: false, account: 'priemnaya@region.example', hookAddress: null }),
];

/** Channels of the region; one that something has come through is not removed. */
export function channelsOf(method, id, action, body, refusal) {
  if (!id) return channels;
  if (action === 'intake')
    return {
      taken: 148,
      late: 2,
      known: 11,
      ignored: 6,
      waiting: 0,
      publishedToSeen: { p50: 1.4, p90: 3.8 },
      seenToRegistered: { p50: 0.1, p90: 0.3 },
    };
  if (action) return { items: [], next: null };
  const one = channels.find((known) => known.id === id);
  if (method === 'DELETE') {
    if (one.lastReceivedAt) throw refusal(409, { code: 'channel-in-use' });
    channels = channels.filter((known) => known !== one);
    return undefined;
  }
  const changed = { ...(one ?? channel(id, body.kind, body.name, { lastReceivedAt: null })), ...body };
  channels = one ? channels.map((known) => (known === one ? changed : known)) : [...channels, changed];
  return changed;
}
