import { describe, expect, test } from 'vitest';
import {
  approverOf,
  approvers,
  blankPolicy,
  childrenOf,
  withApprover,
  withPolicy,
  withSubstitute,
} from '@/features/admin/approvals/policies';
import { type ConditionName, describeConditions, fieldOf, withField } from '@/features/admin/conditions/conditions';
import { problemText } from '@/features/admin/problemText';
import type { RegionConfiguration } from '@/lib/api/types';
import { i18n } from '@/lib/i18n';

const region: RegionConfiguration = {
  code: 'demo',
  name: 'D',
  timeZone: 'Europe/Moscow',
  version: 3,
  defaultAuthority: 'centre',
  authorities: [
    { id: 'centre', name: 'Centre', closed: false },
    { id: 'roads', name: 'Roads', closed: false, parent: 'centre' },
    { id: 'parks', name: 'Parks', closed: false, parent: 'centre', approver: 'boris' },
    { id: 'lost', name: 'Lost', closed: false, parent: 'moon' },
  ],
  officials: [
    { id: 'anna', name: 'Anna', authority: 'centre', position: '', capacity: 1, isHead: true },
    { id: 'boris', name: 'Boris', authority: 'roads', position: '', capacity: 1, isHead: false },
  ],
  approvals: [{ ...blankPolicy, id: 'all' }],
  fields: [],
  routing: [],
  retention: [],
  automation: [],
  leaseMinutes: 15,
  silenceDays: 10,
  contractorDays: 30,
  automationThreshold: 1,
  calendar: { version: 7, week: [], exceptions: [], layers: [], schedules: [], emergencies: [] },
  deadlines: [],
};

describe('The people who approve', () => {
  test('are the named one, else the head, else nobody of the authority itself', () => {
    expect(region.authorities.map((one) => approverOf(region, one))).toEqual(['anna', null, 'boris', null]);
    expect(approvers(region)).toEqual(['anna', 'boris']);
  });

  test('an authority of an unknown parent stands at the top of the tree', () => {
    expect(childrenOf(region, null).map((one) => one.id)).toEqual(['centre', 'lost']);
    expect(childrenOf(region, 'centre').map((one) => one.id)).toEqual(['roads', 'parks']);
  });
});

describe('A change of the configuration', () => {
  test('leaves everything it does not name as it came', () => {
    const changed = withSubstitute(withApprover(withPolicy(region, 0, { ...blankPolicy, id: 'other' }), 'roads', 'anna'), 'anna', 'boris');
    expect(changed.calendar).toEqual(region.calendar);
    expect(changed.approvals.map((one) => one.id)).toEqual(['other']);
    expect(changed.authorities[1]?.approver).toBe('anna');
    expect(changed.officials[0]?.substitute).toBe('boris');
    expect(region.approvals.map((one) => one.id)).toEqual(['all']);
  });

  test('puts a new policy last', () => {
    expect(withPolicy(region, null, { ...blankPolicy, id: 'new' }).approvals.map((one) => one.id)).toEqual(['all', 'new']);
  });
});

describe('As text', () => {
  const t = i18n.getFixedT('en');
  const names = { topic: (id: string) => id, authority: (id: string) => id, official: (id: string) => id };

  test('a policy without conditions has none', () => expect(describeConditions(blankPolicy, t, names)).toEqual([]));

  test('every condition of a policy is named', () => {
    const all = {
      ...blankPolicy,
      answer: 'final' as const,
      topic: 'roads',
      importance: 'high' as const,
      authority: 'parks',
      author: 'anna',
      isPublic: false,
    };
    expect(describeConditions(all, t, names)).toHaveLength(6);
  });

  test('a refusal with a known code is shown in the language of the reader, another in the words of the server', () => {
    expect(problemText(['unknown-official: nobody is not among officials'], t)).toBe('There is no such official.');
    expect(problemText(['new-code: In its own words.'], t)).toBe('In its own words.');
    expect(problemText(['must be 4: version 3 is stored'], t)).toBe('must be 4: version 3 is stored');
  });
});

describe('A condition as a field of a form', () => {
  test.each<[ConditionName, string, unknown]>([
    ['topic', 'roads', 'roads'],
    ['channel', ' vk-1 ', 'vk-1'],
    ['isPublic', 'public', true],
    ['isPublic', 'private', false],
    ['kind', '', null],
    ['isPublic', '', null],
  ])('%s %j is sent as %j and read back', (name, typed, sent) => {
    const condition = withField(name, typed);
    expect(condition).toEqual({ [name]: sent });
    expect(fieldOf(condition, name)).toBe(typed.trim() || null);
  });

  test('an absent one is empty', () => expect(fieldOf({}, 'isPublic')).toBeNull());
});
