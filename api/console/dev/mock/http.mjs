import { randomBytes } from 'node:crypto';
import { entering, own, users } from './access.mjs';
import { channelsOf } from './channels.mjs';
import { contractorLink } from './contractors.mjs';
import { erasing } from './erasures.mjs';
import { handOvers, merging } from './handOvers.mjs';
import { mapOf, outline } from './map.mjs';
import { autonomy, configured, knownRegions, ofRegion, overview, regions } from './regions.mjs';
import { resident } from './residents.mjs';
import { blocks, senders } from './senders.mjs';
import { batch, steering } from './steering.mjs';
import { iso, unsettled } from './time.mjs';
import { authorities, officials, topics } from './words.mjs';
import { hours, precedents, promises, workCommand } from './work.mjs';

const sessions = new Map();
/** Of the current request; set before anything synchronous reads it. */
let session = null;

const roles = {
  executor: { role: 'executor', authority: 'roads', authorities: ['roads'], official: 'smirnova', name: 'Смирнова Анна Павловна' },
  lead: {
    role: 'lead',
    name: 'Громов Андрей Львович',
  },
  admin: { role: 'administrator', name: 'Администратор', region: '*', regionName: 'Все регионы' },
  analyst: {
    role: 'analyst',
    name: 'Соколова Вера Ильинична',
    region: '*',
    regionName: 'Все регионы',
    regions: [
      { region: '*', name: '', role: 'analyst' },
      { region: 'demo', name: 'Северогорская область', role: 'lead' },
    ],
  },
};

const views = {
  open: (one) => unsettled.has(one.status),
  mine: (one) =>
    unsettled.has(one.status) &&
    [session.official, session.login].some((me) => me && (me === one.claimedBy || me === one.official) && me !== one.snoozedBy),
  snoozed: (one) => unsettled.has(one.status) && [session.official, session.login].some((me) => me && me === one.snoozedBy),
  unrouted: (one) => unsettled.has(one.status) && !one.authority,
  unassigned: (one) => unsettled.has(one.status) && !one.claimedBy,
  overdue: (one) => unsettled.has(one.status) && one.overdue,
  inWork: (one) => one.status === 'inWork',
  waiting: (one) => one.status === 'waitingForResident',
  answered: (one) => one.status === 'answered',
  trouble: (one) => ['unknown', 'failed'].includes(one.delivery),
  approvals: (one) => one.approval !== 'none' && [session.official, session.login].includes(one.approver),
  promised: (one) => unsettled.has(one.status) && Boolean(one.promisedFor),
  arbiter: (one) => one.awaitsArbiter,
  formal: (one) => ['requested', 'registered'].includes(one.formal),
  all: () => true,
};

const orders = {
  approval: (one) => one.approvalDueAt ?? '9',
  deadline: (one) => one.dueAt ?? '9',
  oldest: (one) => one.receivedAt,
  newest: (one) => -Date.parse(one.receivedAt),
};

class Refusal extends Error {
  constructor(status, problem) {
    super(problem.code);
    Object.assign(this, { status, problem });
  }
}

const refused = (status, problem) => new Refusal(status, problem);

export async function handle(world, hub, request, response) {
  const reply = (status, body) => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
  try {
    let text = '';
    for await (const chunk of request) text += chunk;
    const url = new URL(request.url, 'http://mock');
    if (url.pathname.startsWith('/mock/')) return reply(200, control(world, hub, url));
    const body = text ? JSON.parse(text) : {};
    const ticket = /ticket=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
    session = sessions.get(ticket) ?? null;
    const entered = entering(url.pathname, body, session, refused);
    if (entered !== undefined) return reply(200, entered);
    if (url.pathname.endsWith('/provider')) return throughProvider(url, response);
    if (url.pathname === '/api/v1/session/second-factor') return second(body, response, reply);
    if (url.pathname === '/api/v1/session') return signing(request.method, body, ticket, response, reply);
    if (session === null) throw new Refusal(401, { code: 'signed-out' });
    const given = answer(world, url, request, body);
    return given === undefined ? reply(204) : reply(200, given);
  } catch (error) {
    if (!(error instanceof Refusal)) console.error(error);
    return reply(error.status ?? 500, error.problem ?? { code: 'mock-failed', detail: String(error) });
  }
}

function control(world, hub, url) {
  const what = url.pathname.slice('/mock/'.length);
  if (what === 'arrive') for (let left = Number(url.searchParams.get('count') ?? 1); left > 0; left--) world.arrive();
  else if (what === 'reply') world.reply(world.details.get(url.searchParams.get('id')));
  else hub.control(what);
  return { what };
}

function signing(method, body, ticket, response, reply) {
  if (method === 'POST' && body.password === 'wrong') return reply(401, { code: 'wrong-credentials' });
  if (method === 'POST' && body.login === 'factor') return reply(401, { code: 'second-factor-required' });
  if (method === 'POST') {
    session = sessionOf(body.login);
    keep(response);
  }
  if (method === 'DELETE') {
    sessions.delete(ticket);
    return reply(204);
  }
  return session ? reply(200, session) : reply(401, { code: 'signed-out' });
}

const work = ['account.own', 'directory.read', 'cases.read', 'cases.work', 'cases.unmask'];
const lead = [
  ...work,
  'answers.approve',
  'board.read',
  'board.steer',
  'reports.read',
  'work.handOver',
  'templates.keep',
  'audit.read',
  'erasures.confirm',
  'residents.link',
  'senders.block',
  'senders.list',
];
const permissions = {
  operator: [...work, 'board.read', 'residents.link', 'senders.block'],
  executor: [...work, 'residents.link'],
  analyst: ['account.own', 'board.read', 'reports.read', 'regions.compare'],
  lead,
  administrator: [
    ...[
      'account.own',
      'directory.read',
      'templates.keep',
      'regions.manage',
      'people.manage',
      'channels.manage',
      'keys.manage',
      'regions.compare',
    ],
    ...['webhooks.manage', 'work.handOver', 'audit.read', 'erasures.request', 'erasures.confirm', 'senders.list'],
  ],
};

function sessionOf(login) {
  const held = login === 'held';
  return {
    login,
    name: 'Белова Татьяна Олеговна',
    role: 'operator',
    region: 'demo',
    regionName: 'Северогорская область',
    timeZone: 'Asia/Yekaterinburg',
    authorities: [],
    regions: [],
    get permissions() {
      return this.secondFactorMissing ? ['account.own'] : permissions[this.role];
    },
    mustChangePassword: false,
    secondFactorMissing: held,
    held,
    ...roles[login],
  };
}

/** As whoever they are there; refused without a role. */
function goTo(region) {
  const there = session.regions.find((one) => one.region === region);
  if (!there) throw refused(404, { code: 'not-found' });
  return Object.assign(session, { region, role: there.role, regionName: there.name || 'Все регионы' });
}

function keep(response) {
  const fresh = randomBytes(8).toString('hex');
  sessions.set(fresh, session);
  response.setHeader('Set-Cookie', `ticket=${fresh}; Path=/; HttpOnly; SameSite=Strict`);
}

function second(body, response, reply) {
  if (body.code === '000000') return reply(401, { code: 'wrong-code' });
  session = sessionOf('factor');
  keep(response);
  return reply(200, session);
}

/** There and back at once. */
function throughProvider(url, response) {
  if (url.pathname.endsWith('/proof/provider')) session.proved = true;
  else {
    session = sessionOf('orlova');
    keep(response);
  }
  response.writeHead(302, { Location: `${url.searchParams.get('back') ?? '/'}?proof=done` });
  response.end();
}

function answer(world, url, request, body) {
  const [, , , kind, id, action, verb, last, part] = url.pathname.split('/');
  if (kind === 'directory')
    return {
      region: 'demo',
      regionName: session.regionName,
      timeZone: session.timeZone,
      topics,
      authorities,
      officials,
      fields: configured().fields,
      arbiter: null,
      people: officials.map((one) => ({ id: one.id, name: one.name, position: one.position, authority: one.authority })),
    };
  if (kind === 'notifications' && id === 'settings') {
    notices = { ...notices, ...body };
    return notices;
  }
  if (kind === 'notifications') return { items: [], unread: 0 };
  if (kind === 'session' && id === 'region') return goTo(body.region);
  if (kind === 'overview') return overview();
  if (kind === 'map' && id === 'outline') return { rings: [outline] };
  if (kind === 'map') return mapOf(world, url.searchParams);
  if (kind === 'board' && id) return steering(world, [id, action, verb], request.method, body);
  if (kind === 'bulk') return batch(action ? '' : id);
  if (kind === 'board') return world.board();
  if (kind === 'topics') return topics;
  if (kind === 'known-regions') return knownRegions;
  if (kind === 'regions' && action === 'autonomy') return autonomy();
  if (kind === 'regions' && action === 'hand-overs') return handOvers(request.method, verb, last, body);
  if (kind === 'regions' && action === 'authorities' && last === 'merge') return merging(verb, part === 'preview', body);
  if (kind === 'regions' && ofRegion.has(action)) return ofRegion.answer(action, verb, body);
  if (kind === 'regions' && action !== 'retention') return regions(request.method, id, body, refused);
  if (kind === 'me') return own(id, action, request.method, body, session, refused);
  if (kind === 'users') return users(request.method, id, action, verb, body, session, refused);
  if (kind === 'channels') return channelsOf(request.method, id, action, body, refused);
  if (kind === 'erasures') return erasing(id, action, body, session, refused);
  if (kind === 'regions' && action === 'retention') return { version: 1, rules: [] };
  if (kind === 'promises') return promises([...world.details.values()], url.searchParams);
  if (kind === 'precedents') return precedents();
  if (kind === 'tags')
    return {
      items: [
        { tag: 'паводок', count: 12 },
        { tag: 'прямая линия', count: 7 },
      ],
    };
  if (kind === 'approvals') return hours();
  if (kind === 'blocks') return blocks([...world.details.values()]);
  if (kind === 'audit') return { items: audit(), next: null };
  if (kind === 'keys' || kind === 'webhooks') return [];
  if (kind === 'views' || kind === 'templates') return [];
  if (kind !== 'cases') throw new Refusal(404, { code: 'not-found' });
  if (!id) return page(world, url.searchParams);
  const detail = world.details.get(id);
  if (!detail) throw new Refusal(404, { code: 'case-not-found' });
  if (!action) return detail;
  if (action === 'resident') return resident(world, detail, verb, body, session.name);
  const ofSender = senders(world, detail, [action, verb], request.method, body, session.name);
  if (ofSender !== undefined) return ofSender;
  if (action === 'contractor-links') return contractorLink(world, detail, verb, body, session.name);
  if (action === 'answer' && verb === 'preview') return preview(body);
  if (action === 'snooze' && request.method === 'GET') {
    const at = (hours) => iso(Math.ceil((Date.now() + hours * 3_600_000) / 1_800_000) * 1_800_000);
    return {
      choices: [
        { name: 'later', at: at(3) },
        { name: 'tomorrow', at: at(16) },
        { name: 'monday', at: at(90) },
      ],
      latest: detail.summary.dueAt,
    };
  }
  if (action === 'draft') return { version: (body.version ?? 0) + 1, mode: body.mode ?? 'reply', text: body.text ?? '', files: [] };
  const key = request.headers['idempotency-key'];
  if (!world.keys.has(key)) world.keys.set(key, { outcome: 'done', summary: command(world, detail, action, body) });
  return world.keys.get(key);
}

const audit = () =>
  ['case.read', 'case.unmask', 'session.begin', 'case.read'].map((action, index) => ({
    id: index + 1,
    at: iso(Date.now() - index * 17 * 60_000),
    who: 'smirnova',
    role: 'executor',
    action,
    caseNumber: action.startsWith('case') ? 10_000 + index : null,
    region: 'demo',
    outcome: 'ok',
  }));

let notices = {
  email: '',
  digest: 'off',
  language: 'ru',
  muted: [],
  quiet: null,
  desktop: false,
  sound: false,
  optional: ['assigned', 'mentioned', 'deadline-approaching', 'resident-wrote', 'address-given', 'disputed', 'unrouted'],
};

function preview({ kind, text = '' }) {
  const phrase = ['заделан', 'выполнен', 'устранен'].find((one) => text.toLowerCase().includes(one)) ?? null;
  const approval = kind === 'final' || phrase !== null;
  return {
    way: approval ? 'approval' : 'sent',
    approvers: approval ? ['Иванова Анна Петровна'] : [],
    reviewer: null,
    says: phrase ? ['report'] : [],
    phrase,
  };
}

function page(world, query) {
  const key = `${session.login} ${world.revision} ${[...query].filter(([name]) => name !== 'cursor')}`;
  if (world.listed?.key !== key) world.listed = { key, rows: rowsOf(world, query) };
  const { rows } = world.listed;
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 100);
  return { items: rows.slice(from, from + limit), next: from + limit < rows.length ? String(from + limit) : null };
}

function rowsOf(world, query) {
  const order = orders[query.get('sort') ?? 'deadline'];
  const search = query.get('search')?.toLowerCase();
  return [...world.details.values()]
    .map((detail) => detail.summary)
    .filter(views[query.get('view') ?? 'open'])
    .filter((one) => session.role !== 'executor' || one.authority === session.authority)
    .filter((one) => !query.get('topic') || one.topic === query.get('topic'))
    .filter((one) => !query.get('official') || one.official === query.get('official'))
    .filter((one) => query.get('counted') !== 'not-answered' || one.overdue)
    .filter((one) => !query.get('authority') || one.authority === query.get('authority'))
    .filter((one) => !search || `${one.number} ${one.excerpt} ${one.residentName} ${one.address}`.toLowerCase().includes(search))
    .sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : a.id < b.id ? -1 : 1));
}

function command(world, detail, action, body) {
  const { summary } = detail;
  const me = { id: session.official ?? session.login, name: session.name };
  const refuse = (code, text) => new Refusal(409, { code, detail: text, summary });
  const held = summary.claimedBy && summary.claimedBy !== me.id && Date.parse(summary.leaseUntil) > Date.now();
  const change = (fields, type, data) => world.change(detail, fields, type, data, me.name, 'official');
  if (held && ['claim', 'answer', 'release'].includes(action)) throw refuse('claimed-by-another', summary.claimedByName);
  switch (action) {
    case 'claim': {
      const leaseUntil = iso(Date.now() + 30 * 60_000);
      return change({ status: 'inWork', claimedBy: me.id, claimedByName: me.name, leaseUntil }, 'case-claimed', { leaseUntil });
    }
    case 'release':
      return change({ status: 'open', claimedBy: null, claimedByName: null, leaseUntil: null }, 'claim-released', {});
    case 'note':
      world.say(detail, { direction: 'note', authorName: me.name, text: body.text });
      return change({}, 'note-added', {});
    case 'classify':
      return change(body, 'case-reclassified', { ...summary, ...body });
    case 'assign':
      return change({ authority: body.authority, official: body.official ?? null }, 'case-routed', body);
    case 'delivered':
      detail.messages.find((message) => message.delivery === 'unknown' || message.delivery === 'failed').delivery = 'delivered';
      return change({ delivery: 'delivered' }, 'delivery-recorded', { state: 'delivered' });
    case 'close':
      return change({ status: 'closed', dueAt: null }, 'case-closed', body);
    case 'answer':
      return give(world, detail, body, me, change, refuse);
    default: {
      const send = (proposal) =>
        give(
          world,
          detail,
          { ...proposal, seenVersion: summary.version },
          { id: proposal.author, name: proposal.authorName },
          change,
          refuse,
        );
      const done = workCommand(detail, action, body, { change, refuse, me, send });
      if (done === null) throw new Refusal(404, { code: 'not-found' });
      return done;
    }
  }
}

function give(world, detail, body, me, change, refuse) {
  const lastIn = detail.history.findLast((one) => one.type === 'message-received');
  if (lastIn && lastIn.version > body.seenVersion) throw refuse('newer-message');
  if (body.text.includes('503') && Math.random() < 0.7) throw new Refusal(503, { code: 'saturated' });
  world.say(detail, { direction: 'out', authorName: me.name, text: body.text, answerKind: body.kind, delivery: 'queued' });
  const message = detail.messages.at(-1);
  setTimeout(() => {
    message.delivery = 'delivered';
    world.change(detail, { delivery: 'delivered' }, 'delivery-recorded', { state: 'delivered' });
  }, 1500);
  const status = { reply: detail.summary.status, askAddress: 'waitingForResident', intermediate: 'promised', final: 'answered' }[body.kind];
  const final =
    body.kind === 'final' ? { dueAt: null, overdue: false, answeredAt: iso(Date.now()), claimedBy: null, claimedByName: null } : {};
  const promise = body.kind === 'intermediate' ? { dueAt: body.promisedFor, dueKind: 'promise', overdue: false } : {};
  return change({ status, unanswered: false, delivery: 'queued', ...final, ...promise }, 'answer-given', body);
}
