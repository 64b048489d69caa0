import { randomUUID } from 'node:crypto';
import { block } from './senders.mjs';
import { iso, unsettled } from './time.mjs';
import { authorities, followUps, names, officials, texts, topics } from './words.mjs';
import { giveWork, noWork } from './work.mjs';

const minute = 60_000;
const hour = 60 * minute;

/** A region's cases in memory, changing by commands and by themselves. */
export class World {
  details = new Map();
  listeners = new Set();
  /** Grows with every change of a case. */
  revision = 0;
  keys = new Map();
  #number = 10_000;
  #incoming = Array.from({ length: 60 }, (_, index) => 2 + Math.round(3 * Math.abs(Math.sin(index / 7)) + Math.random() * 3));
  #minute = Math.floor(Date.now() / minute);

  constructor(count) {
    for (let index = 0; index < count; index++) this.open(Date.now() - Math.random() ** 2 * 9 * hour, index);
    giveWork([...this.details.values()]);
    const flooding = [...this.details.values()].filter((one) => one.hasSender && unsettled.has(one.summary.status)).slice(8, 10);
    block(flooding[0], { term: '1d', reason: 'Сотни одинаковых сообщений за час, на все ответили.' }, 'Громов Андрей Львович', 3);
    block(flooding[1], { term: '7d', reason: 'Рассылает рекламу.' }, 'Белова Татьяна Олеговна', 12);
    flooding[1].senderBlock.endedAt = iso(Date.now() - hour);
  }

  pick = (list, index) => list[(index ?? Math.floor(Math.random() * list.length)) % list.length];

  open(at, seed = Math.floor(Math.random() * 1e6)) {
    const [topic, text, address] = this.pick(texts, seed);
    const authority = this.pick(authorities, seed * 7);
    const official = this.pick(
      officials.filter((one) => one.authority === authority.id),
      seed,
    );
    const dueAt = at + (seed % 5 === 0 ? 4 : 9) * hour;
    const held = seed % 6 === 1 ? this.pick(officials, seed) : null;
    const network = this.pick(['telegram', 'vk', 'web', 'telegram', 'email', 'feed', 'max'], seed);
    const summary = {
      ...noWork,
      id: randomUUID(),
      number: this.#number++,
      region: 'demo',
      version: 4,
      status: held ? 'inWork' : seed % 17 === 3 ? 'waitingForResident' : seed % 23 === 5 ? 'answered' : 'open',
      kind: this.pick(['complaint', 'complaint', 'question', 'proposal'], seed),
      topic,
      importance: seed % 5 === 0 ? 'high' : 'normal',
      authority: seed % 29 === 5 ? null : authority.id,
      official: official.id,
      claimedBy: held?.id ?? null,
      claimedByName: held?.name ?? null,
      leaseUntil: held ? iso(Date.now() + 22 * minute) : null,
      thread: `${network}/${seed}`,
      network,
      isPublic: network === 'vk' || network === 'feed',
      inClosedGroup: network === 'max',
      residentName: this.pick(names, seed * 3),
      excerpt: seed % 3 === 1 ? this.pick(followUps, seed) : text.slice(0, 160),
      firstWords: text.slice(0, 160),
      address,
      publishedAt: iso(at - 3 * minute),
      receivedAt: iso(at),
      dueAt: iso(dueAt),
      dueKind: 'answer',
      overdue: dueAt < Date.now(),
      lastMessageAt: iso(at),
      unanswered: true,
      leg: seed % 19 === 2 ? 2 : 1,
      delivery: 'none',
      answeredAt: null,
      escalationLevel: dueAt < Date.now() && seed % 3 === 0 ? 1 : 0,
      updatedAt: iso(at),
    };
    if (summary.status === 'answered')
      Object.assign(summary, {
        delivery: this.pick(['delivered', 'unknown', 'failed'], seed),
        dueAt: null,
        dueKind: null,
        overdue: false,
        unanswered: false,
        answeredAt: iso(Date.now() - hour),
      });
    const detail = {
      summary,
      messages: [],
      history: [],
      contractors: [],
      deadlines: [],
      work: { promises: [], fields: {}, handBacks: [] },
      pass: 'mock',
      hasSender: network !== 'web',
      senderBlock: null,
    };
    this.say(detail, { direction: 'in', authorName: summary.residentName, text, at });
    if (network === 'email') {
      this.say(detail, {
        direction: 'out',
        authorName: official.name,
        text: 'Назовите, пожалуйста, номер дома и подъезда.',
        at: at + minute,
        answerKind: 'askAddress',
        delivery: 'sent',
      });
      this.say(detail, {
        direction: 'in',
        authorName: summary.residentName,
        text: 'Дом 5, подъезд второй.\n\n25.11.2026, 12:00, Приёмная <priemnaya@region.example> пишет:\n> Назовите, пожалуйста, номер дома и подъезда.\n\nС уважением,\nАнна Ким',
        at: at + 2 * minute,
        folds: [{ from: 2, count: 2 }],
      });
    }
    if (seed % 3 === 0) {
      for (const name of ['photo-1.jpg', 'photo-2.jpg']) {
        this.say(detail, {
          direction: 'in',
          authorName: summary.residentName,
          text: '',
          at: at + minute,
          albumId: 'a',
          attachments: [{ kind: 'photo', name, size: 184_000, url: `https://example.org/${name}` }],
        });
      }
    }
    if (summary.delivery !== 'none')
      this.say(detail, {
        direction: 'out',
        authorName: official.name,
        text: 'Яму заделали 24 ноября, работы выполнил дорожный участок.',
        at: Date.now() - hour,
        answerKind: 'final',
        delivery: summary.delivery,
        deliveryError: summary.delivery === 'failed' ? 'chat not found' : null,
      });
    const event = (type, data, actor = 'routing', actorKind = 'system', when = at) =>
      detail.history.push({ version: detail.history.length + 1, at: iso(when), type, actorName: actor, actorKind, data });
    event('case-opened', {
      kind: summary.kind,
      topic,
      importance: summary.importance,
      address,
      authority: authority.id,
      official: official.id,
    });
    event('message-received', { text }, summary.residentName, 'resident');
    event('deadline-set', { deadline: 'answer', dueAt: iso(dueAt) });
    if (held)
      event(
        'case-claimed',
        { official: held.id, name: held.name, leaseUntil: summary.leaseUntil },
        held.name,
        'official',
        Date.now() - 8 * minute,
      );
    detail.deadlines.push({
      kind: 'answer',
      setAt: iso(at),
      dueAt: iso(dueAt),
      state: summary.overdue ? 'missed' : 'running',
      rule: 'answer-working-9',
      calendarVersion: 3,
      hours: 9,
      working: true,
      steps: [
        { at: iso(at), code: 'received', text: 'received', days: 1 },
        { at: iso(at), code: 'counts', text: 'working time counts', until: iso(at + 4 * hour), hours: 4, days: 1, detail: 'working' },
        { at: iso(at + 4 * hour), code: 'pause', text: 'break, not counted', until: iso(at + 5 * hour), days: 2 },
        { at: iso(dueAt), code: 'due', text: 'due', days: 1 },
      ],
    });
    this.details.set(summary.id, detail);
    this.revision++;
    return detail;
  }

  say(detail, { at = Date.now(), attachments = [], ...message }) {
    detail.messages.push({
      id: randomUUID(),
      attachments,
      publishedAt: iso(at),
      isPublic: detail.summary.isPublic,
      inClosedGroup: detail.summary.inClosedGroup,
      folds: [],
      reactions: [],
      version: detail.summary.version,
      ...message,
    });
  }

  /** Changes a case by one event and notifies every client. */
  change(detail, fields, type, data = {}, actor = 'system', actorKind = 'system') {
    const summary = { ...detail.summary, ...fields, version: detail.summary.version + 1, updatedAt: iso(Date.now()) };
    detail.summary = summary;
    this.revision++;
    detail.history.push({ version: summary.version, at: summary.updatedAt, type, actorName: actor, actorKind, data });
    for (const listener of this.listeners) listener(summary);
    return summary;
  }

  arrive() {
    const detail = this.open(Date.now());
    this.#count();
    this.#incoming[59]++;
    for (const listener of this.listeners) listener(detail.summary);
  }

  reply(detail, text = 'Здравствуйте! Когда это сделают?') {
    this.say(detail, { direction: 'in', authorName: detail.summary.residentName, text });
    this.change(
      detail,
      { unanswered: true, lastMessageAt: iso(Date.now()), excerpt: text },
      'message-received',
      { text },
      detail.summary.residentName,
      'resident',
    );
  }

  /** One step of the simulated region. */
  live() {
    if (Math.random() < 0.6) this.arrive();
    const all = [...this.details.values()];
    const some = this.pick(all);
    if (Math.random() < 0.2 && unsettled.has(some.summary.status))
      this.change(
        some,
        { status: 'answered', unanswered: false, dueAt: null, overdue: false, delivery: 'delivered', answeredAt: iso(Date.now()) },
        'answer-given',
        { kind: 'final' },
        'Смирнова Анна Павловна',
        'official',
      );
    for (const detail of all) {
      const { dueAt, overdue } = detail.summary;
      if (dueAt && !overdue && Date.parse(dueAt) < Date.now())
        this.change(detail, { overdue: true }, 'deadline-missed', { deadline: 'answer', dueAt });
    }
  }

  #count() {
    const now = Math.floor(Date.now() / minute);
    for (; this.#minute < now; this.#minute++) this.#incoming = [...this.#incoming.slice(1), 0];
  }

  board() {
    this.#count();
    const all = [...this.details.values()].map((detail) => detail.summary);
    const open = all.filter((one) => unsettled.has(one.status));
    const within = (list, hours) =>
      list.filter((one) => one.dueAt && !one.overdue && Date.parse(one.dueAt) - Date.now() < hours * hour).length;
    const answered = all.filter((one) => one.status === 'answered');
    return {
      region: 'demo',
      at: iso(Date.now()),
      open: open.length,
      unclaimed: open.filter((one) => !one.claimedBy).length,
      inWork: open.filter((one) => one.status === 'inWork').length,
      waitingForResident: open.filter((one) => one.status === 'waitingForResident').length,
      unrouted: open.filter((one) => !one.authority).length,
      unroutedDanger: open.filter((one) => !one.authority && one.importance === 'high').length,
      overdue: open.filter((one) => one.overdue).length,
      dueWithinHour: within(open, 1),
      dueWithinFourHours: within(open, 4),
      awaitingConfirmation: answered.length,
      deliveryTrouble: all.filter((one) => ['unknown', 'failed'].includes(one.delivery)).length,
      oldestUnansweredAt: open.map((one) => one.receivedAt).sort()[0] ?? null,
      incomingPerMinute: this.#incoming,
      receivedToday: all.length,
      answeredToday: answered.length,
      missedToday: open.filter((one) => one.overdue).length,
      authorities: authorities.map(({ id }) => {
        const own = open.filter((one) => one.authority === id);
        return {
          authority: id,
          open: own.length,
          unclaimed: own.filter((one) => !one.claimedBy).length,
          overdue: own.filter((one) => one.overdue).length,
          dueWithinFourHours: within(own, 4),
          answeredToday: answered.filter((one) => one.authority === id).length,
        };
      }),
      topics: topics.map(({ code }) => ({
        topic: code,
        open: open.filter((one) => one.topic === code).length,
        receivedToday: all.filter((one) => one.topic === code).length,
      })),
      officials: officials.map(({ id }) => {
        const own = open.filter((one) => one.official === id);
        return {
          official: id,
          open: own.length,
          claimed: open.filter((one) => one.claimedBy === id).length,
          overdue: own.filter((one) => one.overdue).length,
        };
      }),
    };
  }
}
