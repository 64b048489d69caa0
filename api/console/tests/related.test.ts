import { describe, expect, test } from 'vitest';
import { historyText } from '@/features/case/historyText';
import { asQuestion, candidates } from '@/features/case/related/candidates';
import { mergePlan } from '@/features/case/related/merging';
import { pieces, splitOff } from '@/features/case/related/splitting';
import type { HistoryItem } from '@/lib/api/types';
import { i18n } from '@/lib/i18n';
import { message, summary } from './make';

describe('Of two cases', () => {
  const early = summary({ id: 'a', number: 8 });
  const late = summary({ id: 'b', number: 12 });

  test('the later waits in the earlier, whichever is open', () => {
    for (const plan of [mergePlan(early, late), mergePlan(late, early)])
      expect([plan.waits.number, plan.into.number, plan.ended]).toEqual([12, 8, false]);
  });

  test('none waits where the answer has gone, but may where another waits', () => {
    expect(mergePlan(late, { ...early, status: 'answered' }).ended).toBe(true);
    expect(mergePlan(late, { ...early, status: 'merged' }).ended).toBe(false);
    expect(mergePlan(early, { ...late, status: 'answered' }).ended).toBe(false);
  });
});

describe('What probably belongs to a case', () => {
  const about = summary({ id: 'me', thread: 't/1', residentName: 'Anna', address: 'Elm 1', topic: 'roads' });
  const other = (id: string, fields: Parameters<typeof summary>[0]) =>
    summary({ id, thread: 't/2', residentName: 'Else', topic: 'other', ...fields });

  test('is the same conversation first, then name, address, topic', () => {
    const known = [
      other('topic', { topic: 'roads' }),
      other('address', { address: ' elm 1 ' }),
      other('name', { residentName: 'anna' }),
      other('resident', { thread: 't/1' }),
    ];
    expect(candidates(about, known, new Set()).map((one) => [one.case.id, one.why])).toEqual(
      ['resident', 'name', 'address', 'topic'].map((why) => [why, why]),
    );
  });

  test('is neither itself, nor what is known already, nor told twice, nor a stranger', () => {
    const known = [
      about,
      other('known', { thread: 't/1' }),
      other('twice', { thread: 't/1' }),
      other('twice', { thread: 't/1' }),
      other('stranger', {}),
    ];
    expect(candidates(about, known, new Set(['known'])).map((one) => one.case.id)).toEqual(['twice']);
  });

  test('is nobody by a hidden name or a missing address', () => {
    const hidden = { ...about, residentName: 'А•••', address: null };
    expect(candidates(hidden, [other('a', { residentName: 'А•••', address: null })], new Set())).toEqual([]);
  });
});

test('A bare number is looked for as a number', () => {
  expect([' 12 ', '№ 12', 'Elm 1', ''].map(asQuestion)).toEqual(['#12', '№ 12', 'Elm 1', '']);
});

describe('What can be split off', () => {
  test('are the resident’s own words, an album as one', () => {
    const shown = pieces([
      message({ id: 'a' }),
      message({ id: 'out', direction: 'out' }),
      message({ id: 'member', fromCase: 'c2' }),
      message({ id: 'p1', albumId: 'x', text: '' }),
      message({ id: 'p2', albumId: 'x', text: 'two' }),
    ]);
    expect(shown.map((one) => [one.ids, one.message.text])).toEqual([
      [['a'], 'T'],
      [['p1', 'p2'], 'two'],
    ]);
  });

  test('is a new case whose id the last split tells', () => {
    const event = (type: string, data: Record<string, unknown>): HistoryItem => ({
      version: 1,
      at: '2026-11-24T09:00:00Z',
      type,
      actorName: 'A',
      actorKind: 'official',
      data,
    });
    expect(
      splitOff([event('messages-split', { newCase: 'x' }), event('messages-split', { newCase: 'y' }), event('case-claimed', {})]),
    ).toBe('y');
    expect(splitOff([])).toBeNull();
  });
});

test('What happens between cases is shown with the other’s number', () => {
  const names = { topicName: String, authorityName: String, officialName: String, fieldName: String, channelName: String, at: String };
  const shown = (type: string, data: Record<string, unknown>) =>
    historyText({ version: 1, at: '2026-11-24T09:00:00Z', type, actorName: 'A', actorKind: 'official', data }, i18n.getFixedT('en'), names);
  expect(shown('case-merged', { into: { number: 8 } })).toBe('Joined to No. 8');
  expect(shown('case-joined', { member: { number: 12 } })).toBe('No. 12 was joined to it');
  expect(shown('messages-split', { messageIds: ['a', 'b'] })).toBe('Messages split off: 2');
  expect(shown('case-unmerged', { reason: 'target-ended' })).toBe('Taken out. The case it waited in has ended');
  expect(shown('case-unmerged', { reason: 'Another pit' })).toBe('Taken out. Another pit');
});
