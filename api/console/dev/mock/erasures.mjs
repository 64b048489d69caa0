import { randomUUID } from 'node:crypto';
import { iso } from './time.mjs';

const hour = 3_600_000;

const mentions = [
  { place: 'note', caseNumber: 10_041, excerpt: 'Перезвонить Л••••••••• по •••••••••••, она соседка' },
  { place: 'message', caseNumber: 10_077, excerpt: '…мы вместе с М••••• Л•••••••• писали об этом ещё весной, никто не ответил…' },
  { place: 'bulk-job', reference: '5f0e7c1a-9b1d-4f7e-8d55-1f0a3c7be001', excerpt: 'Спросить у Л•••••••• про ключ от подъезда' },
  { place: 'audit', reference: '48112', excerpt: 'search: Л•••••••• •••••••••••' },
];

const erasure = (state, more = {}) => ({
  id: randomUUID(),
  region: 'demo',
  ground: 'request',
  basis: 'Заявление от 12.11.2026 № 84',
  state,
  requestedBy: 'admin',
  requestedAt: iso(Date.now() - 30 * hour),
  cases: 0,
  erased: 0,
  held: 0,
  rows: {},
  mentions: [],
  networks: ['vk'],
  ...more,
});

const erasures = [
  erasure('requested', { requestedBy: 'sidorov', basis: 'Заявление от 27.11.2026 № 91' }),
  erasure('requested', { basis: 'Заявление от 28.11.2026 № 93' }),
  erasure('done', { ground: 'order', confirmedBy: 'gromov', cases: 6, erased: 5, held: 1, mentions, networks: ['vk', 'email'] }),
];

/** Whom an erasure is about, and the outcome of those asked for. */
export function erasing(id, action, body, session, refusal) {
  if (id === 'preview') {
    const found = /никого/i.test(body.search ?? '')
      ? []
      : [resident('vk', '412', 'Марина Лебедева', mentions), resident('email', 'm.lebedeva@example.org', 'Лебедева М. А.', [])];
    return body.network ? found.filter((one) => one.network === body.network) : found;
  }
  if (!id) {
    if (!body.basis) return erasures;
    if (body.basis.length < 3)
      throw refusal(400, { code: 'invalid', errors: { basis: ['number and date of the paper, 3 to 200 characters, no names'] } });
    erasures.unshift(
      erasure('requested', {
        ground: body.ground,
        basis: body.basis,
        requestedBy: session.login,
        requestedAt: iso(Date.now()),
        networks: [body.network, ...(body.linked ?? []).map((one) => one.network)],
      }),
    );
    return erasures[0];
  }
  const one = erasures.find((known) => known.id === id);
  if (action === 'confirm') throw refusal(409, { code: 'one-made-the-other' });
  if (action === 'cancel') one.state = 'cancelled';
  return one;
}

const resident = (network, authorId, name, named) => ({
  network,
  authorId,
  name,
  threads: 2,
  cases: 5,
  open: 1,
  held: network === 'vk' ? 1 : 0,
  firstAt: iso(Date.now() - 4000 * hour),
  lastAt: iso(Date.now() - 20 * hour),
  mentions: named,
  linked:
    network === 'vk'
      ? [linked('email', 'm.lebedeva@example.org', 'Лебедева М. А.', 2), linked('form', 'f3a91c', 'Марина Лебедева', 1)]
      : [],
});

const linked = (network, authorId, name, cases) => ({
  network,
  authorId,
  name,
  cases,
  open: cases - 1,
  held: 0,
  firstAt: iso(Date.now() - 3000 * hour),
  lastAt: iso(Date.now() - 90 * hour),
});
