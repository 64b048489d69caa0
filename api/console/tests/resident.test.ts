import { describe, expect, test } from 'vitest';
import { withLinked } from '@/features/admin/erasure/linked';
import { isAlone, profileRows } from '@/features/case/resident/residentRows';
import type { Schemas } from '@/lib/api/types';
import { i18n } from '@/lib/i18n';
import { summary } from './make';

type Overview = Schemas['ResidentOverview'];

const own = summary({ id: 'own', number: 1 });
const elsewhere = summary({ id: 'elsewhere', number: 2, network: 'vk' });

const overview = (fields: Partial<Overview> = {}): Overview => ({
  profiles: [{ id: 1, network: 'telegram', isOwn: true, linkedBy: null, linkedAt: null, cases: [own] }],
  suggestions: [],
  refused: [],
  ...fields,
});

const linked = (cases = [elsewhere]) => ({
  id: 2,
  network: 'vk',
  isOwn: false,
  linkedBy: 'Anna',
  linkedAt: '2026-11-24T11:00:00Z',
  cases,
});

describe("The overview of a case's resident", () => {
  test('is not shown when there is nothing but the open case', () => {
    expect(isAlone(overview(), 'own')).toBe(true);
    expect(isAlone(overview({ profiles: [] }), 'own')).toBe(true);
  });

  test('lists the other cases of the same network and those of linked ones', () => {
    const before = summary({ id: 'before', number: 3 });
    const whole = overview({
      profiles: [{ id: 1, network: 'telegram', isOwn: true, linkedBy: null, linkedAt: null, cases: [own, before] }, linked()],
    });
    expect(profileRows(whole, 'own').map((one) => one.cases.map((c) => c.number))).toEqual([[3], [2]]);
    expect(profileRows(whole, 'elsewhere').map((one) => one.cases.map((c) => c.number))).toEqual([[1, 3], []]);
  });

  test('keeps a linked network whose only case is open, so that the link can be taken back', () => {
    const whole = overview({ profiles: [linked()] });
    expect(profileRows(whole, 'elsewhere').map((one) => one.profile.id)).toEqual([2]);
    expect(isAlone(whole, 'elsewhere')).toBe(false);
  });

  test('is shown for a suggestion alone and for a refusal alone', () => {
    const suggestion = { id: 2, network: 'vk', strength: 'likely' as const, why: ['phone' as const], profiles: 1, cases: [elsewhere] };
    expect(isAlone(overview({ suggestions: [suggestion] }), 'own')).toBe(false);
    const refused = { id: 2, network: 'vk', byName: 'Anna', at: '2026-11-24T11:00:00Z', latest: elsewhere };
    expect(isAlone(overview({ refused: [refused] }), 'own')).toBe(false);
  });

  test('says why, in both languages', () => {
    for (const language of ['ru', 'en']) {
      const t = i18n.getFixedT(language);
      for (const why of ['phone', 'email', 'home', 'name']) expect(t(`resident.why.${why}`)).not.toBe(`resident.why.${why}`);
      for (const strength of ['strong', 'likely', 'possible'])
        expect(t(`resident.strength.${strength}`)).not.toBe(`resident.strength.${strength}`);
    }
    expect(i18n.getFixedT('ru')('resident.why.phone')).toBe('тот же телефон');
  });
});

describe('An erasure over linked networks', () => {
  const one = (network: string, cases: number, open: number) => ({
    network,
    authorId: `${network}-1`,
    name: 'R',
    cases,
    open,
    held: 0,
    firstAt: '2026-11-24T09:00:00Z',
    lastAt: '2026-11-24T09:00:00Z',
  });
  const resident = { ...one('telegram', 2, 1), threads: 1, mentions: [], linked: [one('vk', 3, 0), one('form', 1, 1)] };

  test('counts the cases of all of them but those that are kept', () => {
    expect(withLinked(resident, [])).toEqual({ cases: 6, open: 2 });
    expect(withLinked(resident, ['vk/vk-1'])).toEqual({ cases: 3, open: 2 });
    expect(withLinked(resident, ['vk/vk-1', 'form/form-1'])).toEqual({ cases: 2, open: 1 });
  });
});
