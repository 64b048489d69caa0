import { configured } from './regions.mjs';
import { topics } from './words.mjs';

const jobs = [];
const work = [
  { number: 1204, topic: 'roads', hours: -3 },
  { number: 1198, topic: 'roads', hours: 5 },
  { number: 1187, topic: 'roads', hours: 26 },
];

const caseId = (number) => `0193e0a0-0000-7000-8000-00000000${number}`;

function plan(body) {
  const [official] = configured().officials.filter((one) => one.id !== body.official);
  const choiceOf = (id) => (body.choices ?? []).find((one) => one.caseId === id) ?? body;
  const items = work.map(({ number, topic, hours }, at) => {
    const { to, person } = choiceOf(caseId(number));
    const what = at === 1 ? 'approval' : 'case';
    const taker = to === 'person' ? person : to === 'substitute' || (to === 'queue' && what !== 'case') ? official.id : null;
    const item = { caseId: caseId(number), number, topic, what, dueAt: new Date(Date.now() + hours * 3_600_000).toISOString() };
    if (to === 'stay') return { ...item, code: 'chosen' };
    return { ...item, authority: what === 'case' ? 'roads' : null, official: taker };
  });
  return { substitute: official.id, items, errors: {} };
}

function begin(kind, subject, subjectName, into, total) {
  const job = {
    id: `0193e0a0-0000-7000-8000-0000000000${10 + jobs.length}`,
    ...{ kind, subject, subjectName, into, total, done: Math.floor(total / 2), refusedCount: 0, refused: [], moved: true },
    ...{ byName: 'Администратор', state: 'running', createdAt: new Date().toISOString() },
  };
  jobs.unshift(job);
  return job;
}

/** Each look finds the job over: one of its cases has refused. */
function watched(id) {
  const job = jobs.find((one) => one.id === id);
  Object.assign(job, { state: 'partial', done: job.total - 1, refusedCount: 1 });
  job.refused = [{ caseId: caseId(1204), number: 1204, what: 'case', code: 'assigned-meanwhile' }];
  return job;
}

/** Open work that goes to others. */
export function handOvers(method, id, verb, body) {
  const { officials, authorities } = configured();
  if (id === 'preview') return plan(body);
  if (id && verb === 'repeat') return Object.assign(watched(id), { state: 'running', refused: [], refusedCount: 0 });
  if (id && method === 'DELETE') return Object.assign(watched(id), { state: 'cancelled' });
  if (id) return watched(id);
  if (method === 'POST') return begin('official', body.official, officials.find((one) => one.id === body.official).name, null, work.length);
  return {
    timeZone: configured().timeZone,
    people: officials.map((one, at) => ({
      ...{ id: one.id, name: one.name, position: one.position ?? '', authority: one.authority },
      ...{ authorityName: authorities.find((body) => body.id === one.authority)?.name ?? one.authority, cases: at * 2, approvals: at % 2 },
      ...(at === 1 ? { awayUntil: '2026-12-14' } : {}),
    })),
    recent: jobs,
    authorities: authorities.map(({ id, name }) => ({ id, name })),
    topics,
  };
}

/** A body that ends in another. */
export function merging(authority, preview, body) {
  const from = configured().authorities.find((one) => one.id === authority);
  if (!preview) return begin('authority', authority, from.name, body.into, 48);
  return {
    counts: { openCases: 48, endedCases: 1203, accounts: 4, templates: 7, views: 1 },
    conflicts: [
      { code: 'two-heads', kept: 'Громов Андрей Львович', dropped: 'Смирнова Анна Павловна' },
      { code: 'same-routing', kept: 'roads', dropped: null },
    ],
    differences: [
      { part: 'authorities', kind: 'changed', id: authority, name: from.name, field: 'closed', before: 'false', after: 'true' },
    ],
    errors: {},
    version: configured().version,
  };
}
