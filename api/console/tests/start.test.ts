import { describe, expect, test } from 'vitest';
import type { Channel } from '@/features/admin/channels/api/types';
import type { PersonView } from '@/features/admin/people/api/types';
import { rulesOf, unrouted, withEverywhere, withoutRule, withPlace } from '@/features/admin/routing/routes';
import { checklist, type Facts, isComplete, type StepName } from '@/features/admin/start/checklist';
import { intervalsOf, officeWeek, today, weekOf } from '@/features/admin/structure/days';
import {
  absenceOn,
  idFrom,
  leftOpen,
  parentsFor,
  withAuthority,
  withClosed,
  withOfficial,
  withoutAuthority,
  withoutOfficial,
  withStarterSet,
} from '@/features/admin/structure/structure';
import type { RegionConfiguration } from '@/lib/api/types';

const region: RegionConfiguration = {
  code: '66',
  name: 'S',
  timeZone: 'Asia/Yekaterinburg',
  version: 1,
  defaultAuthority: 'centre',
  authorities: [
    { id: 'centre', name: 'Centre', closed: false },
    { id: 'roads', name: 'Roads', parent: 'centre', closed: false },
    { id: 'bridges', name: 'Bridges', parent: 'roads', closed: false },
  ],
  officials: [{ id: 'anna', name: 'Anna', authority: 'roads', position: '', capacity: 1, isHead: true }],
  routing: [
    { topic: 'roads', authority: 'roads' },
    { topic: 'roads', authority: 'bridges', place: 'Mira' },
  ],
  approvals: [],
  fields: [],
  retention: [],
  automation: [],
  leaseMinutes: 30,
  silenceDays: 7,
  contractorDays: 30,
  automationThreshold: 0.5,
  calendar: {
    version: 1,
    week: [{ day: 'monday', from: '09:00:00', to: '18:00:00' }],
    exceptions: [],
    layers: [{ id: 'ru-2026', kind: 'federal', version: 1, name: '2026', basis: [], days: [] }],
    schedules: [],
    emergencies: [],
  },
  deadlines: [],
};

const operator = { region: '66', role: 'operator', disabled: false } as PersonView;
const channel = { region: '66', enabled: true, paused: false, healthy: true } as Channel;
const whole: Facts = {
  security: { secondFactor: true, passkeys: [], provider: null } as unknown as Facts['security'],
  region,
  people: [operator],
  channels: [channel],
  progress: { received: true, answered: true },
  year: 2026,
};

describe('The checklist of a region', () => {
  const missing = (facts: Partial<Facts>) =>
    checklist({ ...whole, ...facts })
      .filter((one) => one.state !== 'done')
      .map((one) => [one.name, ...one.missing]);

  test('is complete when a message was answered and nothing is missing', () => {
    expect(isComplete(checklist(whole))).toBe(true);
    expect(missing({})).toEqual([]);
  });

  test('begins with the region on an empty installation, and the rest waits', () => {
    const steps = checklist({ ...whole, region: null, people: [], channels: [], progress: { received: false, answered: false } });
    expect(steps.filter((one) => one.state === 'now').map((one) => one.name)).toEqual(['region']);
    expect(steps.filter((one) => one.state === 'later').map((one) => one.name)).toEqual([
      'calendar',
      'structure',
      'routing',
      'people',
      'channel',
      'message',
      'answer',
    ] satisfies StepName[]);
  });

  test.each<[Partial<Facts>, string[]]>([
    [{ security: { ...whole.security, secondFactor: false } }, ['account', 'secondFactor']],
    [{ year: 2027 }, ['calendar', 'holidays']],
    [{ region: { ...region, calendar: { ...region.calendar, week: [] } } }, ['calendar', 'week']],
    [{ region: withClosed(withClosed(region, 'roads', true), 'bridges', true) }, ['structure', 'bodies']],
    [{ region: { ...region, officials: [] } }, ['structure', 'officials']],
    [{ region: { ...region, routing: [] } }, ['routing', 'routing']],
    [{ people: [{ ...operator, disabled: true }] }, ['people', 'workers']],
    [{ people: [{ ...operator, role: 'administrator' }] }, ['people', 'workers']],
    [{ people: [{ ...operator, region: '50' }] }, ['people', 'workers']],
    [{ channels: [{ ...channel, healthy: false }] }, ['channel', 'channelTrouble']],
    [{ progress: { received: true, answered: false } }, ['answer', 'answer']],
  ])('says what is missing: %#', (facts, step) => expect(missing(facts)).toEqual([step]));

  test('takes a channel that somebody has paused or switched off for no trouble', () => {
    expect(missing({ channels: [{ ...channel, healthy: false, paused: true }] })).toEqual([]);
    expect(missing({ channels: [{ ...channel, healthy: false, enabled: false }] })).toEqual([]);
  });
});

describe('The bodies of a region', () => {
  test('get a code of their own from the name', () => {
    expect(idFrom('\u041c\u0438\u043d\u0438\u0441\u0442\u0435\u0440\u0441\u0442\u0432\u043e \u0416\u041a\u0425', [])).toBe(
      'ministerstvo-zhkkh',
    );
    expect(idFrom('Roads & Co', ['roads-co'])).toBe('roads-co-2');
    expect(idFrom('«»', [])).toBe('body');
  });

  test('are added, renamed, moved and removed', () => {
    const added = withAuthority(region, null, { name: ' Parks ', parent: 'centre', phone: '' });
    expect(added.authorities.at(-1)).toEqual({ id: 'parks', name: 'Parks', parent: 'centre', phone: null, closed: false });
    const moved = withAuthority(region, 'bridges', { name: 'Bridges', parent: null, phone: '1' });
    expect(moved.authorities[2]).toMatchObject({ id: 'bridges', parent: null, phone: '1' });
    expect(withoutAuthority(region, 'bridges').authorities.map((one) => one.id)).toEqual(['centre', 'roads']);
  });

  test('may stand beneath no closed body, themselves or what is beneath them', () => {
    expect(parentsFor(region, 'roads').map((one) => one.id)).toEqual(['centre']);
    expect(parentsFor(withClosed(region, 'centre', true), null).map((one) => one.id)).toEqual(['roads', 'bridges']);
  });

  test('are not closed while something hangs on them', () => {
    expect(leftOpen(region, 'roads')).toEqual([
      { kind: 'bodies', count: 1 },
      { kind: 'officials', count: 1 },
      { kind: 'routing', count: 1 },
    ]);
    expect(leftOpen(region, 'centre')[0]).toEqual({ kind: 'default', count: 1 });
    expect(leftOpen(withoutRule(region, 1), 'bridges')).toEqual([]);
  });

  test('of the starter set come with the topics that go nowhere yet, and only once', () => {
    const topics = ['roads', 'heating', 'gas'].map((code) => ({ code, ru: code, en: code }));
    const set = withStarterSet(region, topics);
    expect(set.authorities.length).toBe(15);
    expect(set.routing.slice(2).map((one) => one.topic)).toEqual(['heating', 'gas']);
    expect(new Set(set.authorities.map((one) => one.id)).size).toBe(15);
    expect(withStarterSet(set, topics)).toEqual(set);
  });
});

describe('Officials', () => {
  const gleb = { id: '', name: ' Gleb ', authority: 'roads', position: ' engineer ', capacity: 3, isHead: false };

  test('are added, changed and removed', () => {
    expect(withOfficial(region, null, gleb).officials[1]).toMatchObject({ id: 'gleb', name: 'Gleb', position: 'engineer' });
    expect(withOfficial(region, 'anna', gleb).officials).toMatchObject([{ id: 'anna', name: 'Gleb' }]);
    expect(withoutOfficial(region, 'anna').officials).toEqual([]);
  });

  test('are away from the first to the last day', () => {
    const away = { ...gleb, absences: [{ from: '2026-07-01', to: '2026-07-03' }] };
    expect(['2026-06-30', '2026-07-01', '2026-07-03', '2026-07-04'].map((day) => absenceOn(away, day) !== undefined)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(today('Asia/Kamchatka', new Date('2026-06-30T13:00:00Z'))).toBe('2026-07-01');
  });

  test('have one stretch of hours in the form, or more than it shows', () => {
    expect(weekOf(intervalsOf(officeWeek))).toEqual(officeWeek);
    expect(weekOf([])).toBeNull();
    expect(
      weekOf([
        { day: 'monday', from: '09:00:00', to: '13:00:00' },
        { day: 'monday', from: '14:00:00', to: '18:00:00' },
      ]),
    ).toBeNull();
  });
});

describe('Routing', () => {
  test('tells the rules of places from the one for everywhere else', () => {
    const { places, everywhere } = rulesOf(region, 'roads');
    expect(places.map((one) => [one.index, one.place])).toEqual([[1, 'Mira']]);
    expect(everywhere?.authority).toBe('roads');
    expect(rulesOf(region, 'gas')).toEqual({ places: [], everywhere: null });
  });

  test('changes one rule and keeps the others', () => {
    expect(withEverywhere(region, 'roads', 'centre').routing).toEqual([{ topic: 'roads', authority: 'centre' }, region.routing[1]]);
    expect(withEverywhere(region, 'roads', null).routing).toEqual([region.routing[1]]);
    expect(withEverywhere(region, 'gas', 'centre').routing.at(-1)).toEqual({ topic: 'gas', authority: 'centre' });
    expect(withPlace(region, 'gas', ' Lenina ', 'roads').routing.at(-1)).toEqual({ topic: 'gas', authority: 'roads', place: 'Lenina' });
    expect(unrouted(region, [{ code: 'roads' }, { code: 'gas' }])).toBe(1);
  });
});
