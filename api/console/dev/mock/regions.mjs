import { iso } from './time.mjs';
import { authorities, officials } from './words.mjs';

/** A rule that asks and does nothing yet, as the server gives it. */
const anything = {
  networks: [],
  channels: [],
  topics: [],
  authorities: [],
  places: [],
  kinds: [],
  words: [],
  noWords: [],
  days: [],
  tags: [],
};
const nothing = { tags: [], byLoad: false, escalate: false, notify: [], audiences: [] };

/** The one configured region, as administrators read and change it. */
let region = {
  code: 'demo',
  name: 'Северогорская область',
  timeZone: 'Asia/Yekaterinburg',
  version: 4,
  defaultAuthority: 'government',
  authorities: [
    { id: 'government', name: 'Правительство области', parent: null },
    ...authorities.map((one) => ({ ...one, parent: 'government' })),
  ],
  officials: [
    { id: 'gromov', name: 'Громов Андрей Львович', authority: 'government', position: 'Руководитель аппарата', isHead: true, capacity: 20 },
    ...officials.map((one) => ({ ...one, capacity: 30 })),
  ],
  routing: [{ topic: 'roads', authority: 'roads' }],
  retention: [],
  automation: [
    {
      id: 'flood',
      name: 'Потопы — сразу важные',
      enabled: true,
      stop: false,
      triggers: ['caseOpened', 'messageReceived'],
      when: { ...anything, words: ['прорвало', 'затопило подъезд'], source: 'direct' },
      actions: { ...nothing, tags: ['авария'], importance: 'high', audiences: ['head', 'leads'] },
      version: 3,
    },
    {
      id: 'night',
      name: 'Ночью — в диспетчерскую',
      enabled: true,
      stop: true,
      triggers: ['caseOpened'],
      when: { ...anything, topics: ['roads'], workingTime: false, places: ['Северогорск'] },
      actions: { ...nothing, authority: 'roads', byLoad: true },
      version: 4,
    },
    {
      id: 'where',
      name: 'Спросить адрес двора',
      enabled: false,
      stop: false,
      triggers: ['caseOpened'],
      when: { ...anything, words: ['двор', 'площадка'], networks: ['telegram', 'vk'] },
      actions: { ...nothing, ask: 'Подскажите, пожалуйста, точный адрес: улицу и дом.' },
      version: 4,
    },
  ],
  deadlines: [],
  leaseMinutes: 30,
  silenceDays: 7,
  contractorDays: 30,
  automationThreshold: 0.5,
  calendar: { version: 1, week: [], exceptions: [], layers: [], schedules: [], emergencies: [] },
  approvals: [
    { id: 'прочитать потом', mode: 'reviewAfter', hours: 8, working: true, fixed: false },
    { id: 'окончательные по дорогам', mode: 'oneApprover', hours: 4, working: true, fixed: false, answer: 'final', topic: 'roads' },
    { id: 'медицина, важное', mode: 'twoApprovers', hours: 2, working: false, fixed: true, topic: 'health', importance: 'high' },
  ],
  arbiter: null,
  autonomy: { minimumAnswers: 30, windowDays: 30, widenAt: 0.03, narrowAt: 0.15 },
  fields: [
    { id: 'contract', name: 'Договор', kind: 'text' },
    { id: 'pit', name: 'Размер ямы', kind: 'choice', options: ['мелкая', 'глубокая', 'на всю полосу'] },
  ],
};

export const configured = () => region;

const neighbour = { code: 'south', name: 'Южноморский край' };

export function regions(method, code, body, refusal) {
  if (!code) return [{ code: region.code, name: region.name }, neighbour];
  if (code === neighbour.code && method === 'GET') return { ...region, ...neighbour };
  if (code !== region.code) throw refusal(404, { code: 'not-found' });
  if (method !== 'PUT') return region;
  const wrong = body.approvals.findIndex((policy) => !(policy.hours > 0));
  if (wrong >= 0)
    throw refusal(400, { code: 'invalid-region', errors: { [`approvals[${wrong}].hours`]: ['hours-out-of-range: must be more than 0'] } });
  region = body;
  return region;
}

export const knownRegions = [
  { code: '66', name: 'Свердловская область', timeZone: 'Asia/Yekaterinburg' },
  { code: '77', name: 'Москва', timeZone: 'Europe/Moscow' },
];

const renamed = {
  part: 'authorities',
  kind: 'changed',
  id: 'roads',
  name: 'Дорожное агентство',
  field: 'name',
  before: 'Дороги',
  after: 'Дорожное агентство',
};

/** What hangs on the region beside its configuration. */
export const ofRegion = {
  has: (action) =>
    ['progress', 'versions', 'preview', 'authorities', 'routing', 'automation', 'recomputation', 'calendar'].includes(action),
  answer,
};

function answer(action, verb, body) {
  const now = Date.now();
  if (action === 'recomputation') return { state: 'done', from: 3, to: 4, total: 173, seen: 173, changed: 12, failed: 0 };
  if (action === 'calendar') return verb === 'shipped' ? { years: [2025, 2026, 2027] } : calendarYear(Number(verb));
  if (action === 'progress') return { received: true, answered: false };
  if (action === 'versions' && verb === undefined)
    return {
      items: [
        {
          version: region.version,
          at: new Date(now - 3_600_000).toISOString(),
          by: 'admin',
          byName: 'Администратор',
          differences: [renamed],
        },
        { version: region.version - 1, differences: [] },
      ],
    };
  if (action === 'versions') return { configuration: region, differences: [{ ...renamed, before: renamed.after, after: renamed.before }] };
  if (action === 'automation' && verb === 'use')
    return region.automation.map((rule, at) => ({
      rule: rule.id,
      hits: at === 0 ? 17 : 0,
      lastAt: at === 0 ? new Date(now - 5_400_000).toISOString() : at === 1 ? new Date(now - 50 * 86_400_000).toISOString() : null,
    }));
  if (action === 'automation')
    return {
      days: 30,
      received: 4210,
      moreReceived: false,
      looked: 2000,
      timeOver: false,
      matched: 3,
      cases: [1, 2, 3].map((n) => ({
        caseId: `00000000-0000-7000-8000-00000000000${n}`,
        number: 1200 - n,
        at: new Date(now - n * 86_400_000).toISOString(),
        cause: 'case-opened',
        topic: 'roads',
        authority: n === 2 ? null : 'roads',
        steps:
          n === 3
            ? [{ what: 'authority', value: 'roads', refused: 'claimed-by-another' }]
            : [
                { what: 'tags', value: 'авария' },
                { what: 'importance', value: 'high' },
                { what: 'notify', value: null },
              ],
      })),
    };
  if (action === 'preview') return { errors: {}, differences: [renamed] };
  if (action === 'authorities')
    return {
      rows: 2,
      faults: [{ row: 3, column: 'Вышестоящий орган', code: 'parent-unknown', value: 'Луна' }],
      errors: {},
      differences: [],
    };
  return {
    kind: 'complaint',
    kindConfidence: 0.97,
    topics: [
      { topic: 'roads', share: 0.88 },
      { topic: 'snow', share: 0.07 },
    ],
    threshold: 0.5,
    urgent: false,
    address: body.address ?? 'улица Мира, 12',
    addressGiven: Boolean(body.address),
    passed: [],
    rule: null,
    authority: 'roads',
    official: null,
  };
}

export const autonomy = () => ({
  measuredAt: new Date().toISOString(),
  authorities: [
    { authority: 'roads', answers: 214, disputed: 9, returned: 21, badReviews: 6, share: 0.168, shift: -1 },
    { authority: 'health', answers: 96, disputed: 1, returned: 0, badReviews: 1, share: 0.021, shift: 1 },
    { authority: 'transport', answers: 12, disputed: 1, returned: 0, badReviews: 0, share: 0.083, shift: 0 },
  ],
  changes: [{ at: new Date(Date.now() - 86_400_000).toISOString(), authority: 'roads', from: 0, to: -1, answers: 209, share: 0.152 }],
});

const line = (region, name, figures) => ({
  region,
  name,
  unroutedDanger: 0,
  lateToRoute: 0,
  lateToAnswer: 0,
  silentChannels: 0,
  ...figures,
});

/** Regions side by side, the worst first. */
export const overview = () => ({
  at: iso(Date.now()),
  regions: [
    line('south', 'Южноморский край', {
      ...{ open: 1204, receivedToday: 311, unrouted: 42, unroutedDanger: 3, lateToRoute: 17, lateToAnswer: 96 },
      ...{ channels: 5, silentChannels: 1, silentSince: iso(Date.now() - 31 * 3_600_000) },
    }),
    line('demo', 'Северогорская область', { open: 180, receivedToday: 54, unrouted: 9, lateToRoute: 2, lateToAnswer: 11, channels: 4 }),
    line('west', 'Республика Заречье', { open: 77, receivedToday: 12, unrouted: 0, channels: 3, silentChannels: 2 }),
    line('isles', 'Островной автономный округ', { open: 3, receivedToday: 1, unrouted: 0, channels: 0 }),
  ],
});

function calendarYear(year) {
  const hours = [{ from: '09:00:00', to: '18:00:00' }];
  const days = [];
  for (const day = new Date(Date.UTC(year, 0, 1)); day.getUTCFullYear() === year; day.setUTCDate(day.getUTCDate() + 1)) {
    const off = day.getUTCMonth() === 0 && day.getUTCDate() < 9;
    const weekend = day.getUTCDay() % 6 === 0;
    days.push({
      date: day.toISOString().slice(0, 10),
      kind: off ? 'off' : weekend ? 'weekend' : 'working',
      hours: off || weekend ? [] : hours,
      reason: off ? 'Новогодние каникулы' : null,
      source: off ? 'federal' : null,
    });
  }
  const working = days.filter((one) => one.kind === 'working').length;
  return { year, authority: null, timeZone: region.timeZone, version: 3, workingDays: working, workingHours: working * 9, days };
}
