import { iso } from './time.mjs';

const terms = { '1h': 3_600_000, '1d': 86_400_000, '7d': 604_800_000, '30d': 2_592_000_000 };
const words = [
  'Когда вернут автобус? Отвечайте!',
  'Почему молчите? Я жду уже час.',
  'Верните автобус на старый маршрут.\nВерните автобус на старый маршрут.',
];

let number = 1;

/** Messages that a block keeps back, invented. */
export const heldMessages = (count, name) =>
  Array.from({ length: count }, (_, index) => ({
    id: number++,
    what: index === 1 ? 'edited' : 'new',
    authorName: name,
    text: words[index % words.length],
    attachments: index === 2 ? 2 : 0,
    publishedAt: iso(Date.now() - (count - index) * 60_000),
    heldAt: iso(Date.now() - (count - index) * 60_000),
  }));

/** Blocks the sender of a case as an official would; what they wrote meanwhile is held. */
export function block(detail, { term, reason }, by, count = 0) {
  detail.held = heldMessages(count, detail.summary.residentName);
  detail.senderBlock = {
    blockedAt: iso(Date.now()),
    until: iso(Date.now() + terms[term]),
    reason,
    byName: by,
    endedAt: null,
    endedByName: null,
    held: count,
  };
  return detail.senderBlock;
}

/** What the api answers about a case's sender; undefined: the call is about something else. */
export function senders(world, detail, [action, verb], method, body, me) {
  switch (action) {
    case 'block':
      return block(detail, body, me, 3);
    case 'unblock':
      Object.assign(detail.senderBlock, { endedAt: iso(Date.now()), endedByName: me });
      return detail.senderBlock;
    case 'held': {
      if (method === 'GET') {
        const items = detail.held ?? [];
        return { items, last: null };
      }
      if (verb !== 'release') return undefined;
      const gone = detail.held.filter((one) => !body.messages || body.messages.includes(one.id));
      detail.held = detail.held.filter((one) => !gone.includes(one));
      detail.senderBlock.held = detail.held.length;
      for (const one of gone) world.reply(detail, one.text);
      return { released: gone.length };
    }
    default:
      return undefined;
  }
}

export const blocks = (details) =>
  details
    .filter((one) => one.senderBlock)
    .map(({ summary, senderBlock }) => ({
      region: summary.region,
      caseId: summary.id,
      caseNumber: summary.number,
      residentName: summary.residentName,
      network: summary.network,
      channel: `demo-${summary.network}`,
      block: senderBlock,
    }));
