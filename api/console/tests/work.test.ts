import { describe, expect, test } from 'vitest';
import { nextAfter } from '@/features/approvals/nextAfter';
import { faultsOf } from '@/features/case/work/formal';
import { changedTags } from '@/features/case/work/labels';
import { owed } from '@/features/case/work/owed';
import { arbitrates, turnOf } from '@/features/case/work/turn';
import { returnedDraft } from '@/features/case/work/useReturnedText';
import type { Deadline, Proposal, Role, Session } from '@/lib/api/types';
import { current, isForeign } from '@/lib/cases/useApprovals';
import { belongs, compareBy } from '@/lib/cases/views';
import { summary, work } from './make';

const session = (official: string | null, role: Role = 'executor'): Session => ({
  login: 'login',
  name: 'N',
  role,
  region: 'demo',
  regionName: 'D',
  timeZone: 'Europe/Moscow',
  authorities: ['roads'],
  regions: [],
  permissions: ['cases.read', 'cases.work', 'answers.approve', 'account.own'],
  mustChangePassword: false,
  secondFactorMissing: false,
  authority: 'roads',
  official,
});

const proposal: Proposal = {
  revision: 7,
  kind: 'final',
  text: 'T',
  attachments: [],
  author: 'boris',
  authorName: 'Boris',
  policy: 'p',
  approver: 'anna',
  step: 1,
  steps: 1,
  since: '2026-11-24T09:00:00Z',
};

describe('The turn with a text', () => {
  const turn = (who: Session, change: Partial<Proposal> = {}) => turnOf(work({ proposal: { ...proposal, ...change } }), who).kind;

  test('is the approver’s, whom the author waits for and others watch', () => {
    expect([session('anna'), session('boris'), session('vera')].map((who) => turn(who))).toEqual(['decide', 'wait', 'watch']);
  });

  test('may be a lead’s, who sees that it waits for somebody else', () => {
    expect(turnOf(work({ proposal }), session(null, 'lead'))).toMatchObject({ kind: 'decide', mine: false });
  });

  test('is never the author’s own, be it before a lead', () => {
    expect(turn(session('boris', 'lead'))).toBe('wait');
  });

  test('is the author’s when it came back', () => {
    expect(turn(session('boris'), { approver: null })).toBe('returned');
    expect(turn(session('anna'), { approver: null })).toBe('watch');
  });

  test('is nobody’s without a text', () => expect(turnOf(work(), session('anna')).kind).toBe('none'));
});

test('A returned text stands in the composer with its promise on the region’s clock and its own files', () => {
  const own = '/api/v1/files/0193e0a0-0000-7000-8000-000000000001';
  const files = [
    { kind: 'photo', url: own, name: 'a.jpg' },
    { kind: 'photo', url: 'https://network.example/b.jpg' },
  ];
  const draft = returnedDraft(
    { ...proposal, kind: 'intermediate', promisedFor: '2026-11-25T15:00:00Z', attachments: files },
    'Europe/Moscow',
  );
  expect([draft.mode, draft.text, draft.promisedFor]).toEqual(['intermediate', 'T', '2026-11-25T18:00']);
  expect(draft.files.map((one) => one.id)).toEqual(['0193e0a0-0000-7000-8000-000000000001']);
});

describe('An arbiter', () => {
  const stuck = summary({ awaitsArbiter: true });

  test('is the named official or a lead', () => {
    expect([session('anna'), session('boris'), session(null, 'lead')].map((who) => arbitrates(stuck, who, 'anna'))).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('decides only what waits', () => expect(arbitrates(summary(), session('anna'), 'anna')).toBe(false));
});

describe('What is owed', () => {
  const deadline = (kind: string, dueAt: string, change: Partial<Deadline> = {}): Deadline => ({
    kind,
    setAt: '2026-11-24T09:00:00Z',
    dueAt,
    state: 'running',
    rule: 'r',
    calendarVersion: 1,
    hours: 1,
    working: true,
    steps: [],
    ...change,
  });

  test('is everything that has not ended, missed or not, the nearest first', () => {
    const all = [
      deadline('answer', '2026-11-24T18:00:00Z'),
      deadline('first-reaction', '2026-11-24T10:00:00Z', { state: 'missed' }),
      deadline('approval', '2026-11-24T12:00:00Z', { state: 'met', endedAt: '2026-11-24T11:00:00Z' }),
      deadline('promise', '2026-11-24T11:00:00Z', { state: 'missed', endedAt: '2026-11-24T12:00:00Z' }),
    ];
    expect(owed(all).map((one) => one.kind)).toEqual(['first-reaction', 'answer']);
  });
});

describe('A change of tags', () => {
  test('names only what differs, as the server keeps it', () => {
    expect(changedTags(['паводок', 'двор'], ['паводок', ' Прямая   Линия '])).toEqual({ add: ['прямая линия'], remove: ['двор'] });
  });

  test('is none when the same is typed again', () => expect(changedTags(['паводок'], ['паводок', 'Паводок'])).toBeNull());
});

describe('A formal appeal', () => {
  test.each([
    ['Иванова Мария', 'maria@example.org', []],
    ['Иванова Мария', 'Курск, ул. Мира, 8, кв. 2', []],
    ['Мария', 'maria@example.org', ['fullName']],
    ['Иванова Мария', 'maria@example', ['replyTo']],
    ['Иванова Мария', 'дома', ['replyTo']],
    ['', '', ['fullName', 'replyTo']],
  ])('%s, %s', (fullName, replyTo, wrong) => {
    expect(Object.keys(faultsOf({ fullName, replyTo }))).toEqual(wrong);
  });
});

describe('After an approval', () => {
  const rows = (...ids: string[]) => ids.map((id) => summary({ id }));

  test('the row that took its place opens', () => expect(nextAfter(rows('a', 'b', 'c'), rows('a', 'c'), 'b')).toBe('c'));
  test('the last one opens when the end was decided', () => expect(nextAfter(rows('a', 'b'), rows('a'), 'b')).toBe('a'));
  test('nothing opens when nothing is left', () => expect(nextAfter(rows('a'), [], 'a')).toBeNull());
  test('one that stays, or came by a link, stays open', () => {
    expect(nextAfter(rows('a'), rows('a'), 'a')).toBeUndefined();
    expect(nextAfter(rows('a'), [], 'z')).toBeUndefined();
    expect(nextAfter(rows('a'), [], undefined)).toBeUndefined();
  });
});

describe('The views of the work', () => {
  const me = session('anna');

  test('hold what waits for me, not what waits for others', () => {
    expect(belongs('approvals', summary({ approval: 'waiting', approver: 'anna' }), me)).toBe(true);
    expect(belongs('approvals', summary({ approval: 'review', approver: 'anna', status: 'answered' }), me)).toBe(true);
    expect(belongs('approvals', summary({ approval: 'waiting', approver: 'boris' }), me)).toBe(false);
    expect(belongs('approvals', summary({ approver: 'anna' }), me)).toBe(false);
  });

  test('hold running promises, disputes and appeals', () => {
    expect(belongs('promised', summary({ promisedFor: '2026-11-24T10:00:00Z' }), me)).toBe(true);
    expect(belongs('promised', summary({ promisedFor: '2026-11-24T10:00:00Z', status: 'closed' }), me)).toBe(false);
    expect(belongs('arbiter', summary({ awaitsArbiter: true }), me)).toBe(true);
    expect(
      [summary({ formal: 'requested' }), summary({ formal: 'registered' }), summary({ formal: 'answered' })].map((one) =>
        belongs('formal', one, me),
      ),
    ).toEqual([true, true, false]);
  });

  test('order approvals by their own deadline, those without one last', () => {
    const rows = [
      summary({ id: 'a' }),
      summary({ id: 'b', approvalDueAt: '2026-11-24T12:00:00Z' }),
      summary({ id: 'c', approvalDueAt: '2026-11-24T11:00:00Z' }),
    ];
    expect(rows.sort(compareBy('approval')).map((one) => one.id)).toEqual(['c', 'b', 'a']);
  });
});

describe('A text of another authority', () => {
  const foreign = summary({ id: 'f', authority: 'parks' });

  test('is shown as it was read last: the line does not tell when it is gone', () => {
    expect(current([foreign, summary({ id: 'own' })], new Set(['f']), session('anna')).map((one) => one.id)).toEqual(['f', 'own']);
    expect(current([foreign, summary({ id: 'own' })], new Set(), session('anna')).map((one) => one.id)).toEqual(['own']);
  });

  test('is none for those who see the region', () => expect(isForeign(foreign, session(null, 'operator'))).toBe(false));
});
