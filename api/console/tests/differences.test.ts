import { describe, expect, test } from 'vitest';
import { sentenceOf } from '@/features/admin/region/sentences';
import type { RoutingExplanation } from '@/features/admin/routing/api/types';
import { stepsOf } from '@/features/admin/routing/steps';
import type { RegionConfiguration } from '@/lib/api/types';
import { i18n } from '@/lib/i18n';

const names = { topic: (code: string) => `T:${code}`, authority: (id: string) => `A:${id}`, official: (id: string) => `O:${id}` };
const t = i18n.getFixedT('en');

describe('A difference as a sentence', () => {
  test.each([
    [{ part: 'authorities', kind: 'added', id: 'roads', name: 'Roads' }, 'Added: body «Roads»'],
    [{ part: 'routing', kind: 'removed', id: 'roads · Mira' }, 'Removed: routing of «T:roads» (Mira)'],
    [
      { part: 'authorities', kind: 'changed', id: 'roads', name: 'Roads', field: 'parent', before: 'a', after: 'b' },
      'body «Roads», body above: «A:a» → «A:b»',
    ],
    [
      { part: 'officials', kind: 'changed', id: 'anna', name: 'Anna', field: 'substitute', after: 'boris' },
      'official «Anna», substitute: none → O:boris',
    ],
    [{ part: 'defaultAuthority', kind: 'changed', before: 'a', after: 'b' }, 'who takes the rest: «A:a» → «A:b»'],
    [{ part: 'silenceDays', kind: 'changed', before: '7', after: '9' }, 'days of silence: 7 → 9'],
    [
      { part: 'officials', kind: 'changed', id: 'anna', name: 'Anna', field: 'hours', before: '[1]', after: '[2]' },
      'Changed: official «Anna», hours',
    ],
    [{ part: 'deadlines', kind: 'reordered' }, 'Another order: deadline rule'],
    [{ part: 'calendar.emergencies', kind: 'added', id: '2026-05-05' }, 'Added: emergency day off «2026-05-05»'],
    [{ part: 'something', kind: 'changed', before: '1', after: '2' }, 'something: 1 → 2'],
  ])('%#', (difference, sentence) => expect(sentenceOf(difference, t, names)).toBe(sentence));
});

describe('The steps of a tried text', () => {
  const region = {
    routing: [
      { topic: 'roads', authority: 'khimki', place: 'Khimki' },
      { topic: 'roads', authority: 'roads' },
    ],
  } as RegionConfiguration;
  const told: RoutingExplanation = {
    kind: 'complaint',
    kindConfidence: 0.9,
    topics: [
      { topic: 'roads', share: 0.8 },
      { topic: 'snow', share: 0.1 },
    ],
    threshold: 0.5,
    urgent: false,
    address: 'Klin',
    addressGiven: true,
    passed: [0],
    rule: 1,
    authority: 'roads',
    official: 'anna',
  };

  test('lead to the official', () =>
    expect(stepsOf(told, region, t, names, 'en').slice(1)).toEqual([
      'Topic: “T:roads”, 80% sure. It also resembles «T:snow» 10%.',
      'The address is given: Klin.',
      'The rule “Khimki → A:khimki” does not hold: the address has no such place.',
      'The rule of the topic holds: A:roads.',
      'Official: O:anna (present loads aside).',
    ]));

  test('end with an operator where the machine is unsure', () =>
    expect(stepsOf({ ...told, passed: [], rule: null, authority: null, official: null }, region, t, names, 'en').at(-1)).toBe(
      'Less sure than the threshold of 50%: an operator chooses the body.',
    ));

  test('say that no rule names the topic, and that nobody is there', () =>
    expect(stepsOf({ ...told, passed: [], rule: null, official: null }, region, t, names, 'en').slice(-2)).toEqual([
      'No rule names the topic: it goes to the body that takes the rest, A:roads.',
      'Nobody of the body is there now: the case waits in its queue.',
    ]));
});
