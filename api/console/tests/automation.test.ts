import { describe, expect, test } from 'vitest';
import type { AutomationRule } from '@/features/admin/automation/api/types';
import { ruleSentence } from '@/features/admin/automation/ruleSentence';
import { actionsOf, blankRule, conditionsOf, listWith, moved, withoutAction, withoutCondition } from '@/features/admin/automation/rules';
import { i18n } from '@/lib/i18n';
import { ruleSteps } from '@/lib/ruleSteps';

const names = { topic: (code: string) => `T:${code}`, authority: (id: string) => `A:${id}`, official: (id: string) => `O:${id}` };
const blank = blankRule('a');
const rule = (when: Partial<AutomationRule['when']>, actions: Partial<AutomationRule['actions']>, more: Partial<AutomationRule> = {}) => ({
  ...blank,
  ...more,
  when: { ...blank.when, ...when },
  actions: { ...blank.actions, ...actions },
});
const said = (one: AutomationRule, language: 'ru' | 'en') => ruleSentence(one, { t: i18n.getFixedT(language), names, language });

describe('A rule as a sentence', () => {
  test.each([
    [
      rule({ words: ['яма', 'провал'], source: 'direct' }, { tags: ['ямы'], importance: 'high' }),
      'Если поступило новое обращение и в тексте есть «яма» или «провал», житель написал нам сам, то поставить метку «ямы» и сделать важным.',
    ],
    [
      rule({ topics: ['roads'], from: '22:00:00', until: '06:00:00' }, { authority: 'duty', byLoad: true }, { stop: true }),
      'Если поступило новое обращение и тема — «T:roads», на часах от 22:00 до 06:00, то передать самому свободному сотруднику: A:duty. Остальные правила после него не проверяются.',
    ],
    [
      rule(
        { isPublic: true },
        { notify: ['anna'], audiences: ['head', 'leads'] },
        { triggers: ['messageReceived', 'deadlineApproaching'] },
      ),
      'Если житель написал ещё раз или подходит срок и переписку видят все, то уведомить: O:anna и уведомить руководителя органа и руководителей региона.',
    ],
  ])('is read by an administrator', (one, sentence) => expect(said(one, 'ru')).toBe(sentence));

  test('is read in English', () =>
    expect(said(rule({ kinds: ['complaint'] }, { authority: 'roads', official: 'anna', escalate: true }), 'en')).toBe(
      'If a new case came and the kind of message is complaint, then hand it to A:roads, O:anna and escalate it.',
    ));
});

describe('The parts of a rule', () => {
  const full = rule({ topics: ['roads'], from: '09:00:00', isPublic: false }, { authority: 'roads', byLoad: true, escalate: true });

  test('are those that ask or do something', () => {
    expect(conditionsOf(full.when)).toEqual(['topics', 'isPublic', 'hours']);
    expect(actionsOf(full.actions)).toEqual(['give', 'escalate']);
    expect([conditionsOf(blank.when), actionsOf(blank.actions)]).toEqual([[], []]);
  });

  test('are taken out whole', () => {
    expect(conditionsOf(withoutCondition(full.when, 'hours'))).toEqual(['topics', 'isPublic']);
    expect(withoutAction(full.actions, 'give')).toMatchObject({ authority: null, official: null, byLoad: false, escalate: true });
  });
});

describe('The order of rules', () => {
  test.each([
    [0, 2, 'bca'],
    [2, 0, 'cab'],
    [1, 1, 'abc'],
    [0, -1, 'abc'],
    [2, 3, 'abc'],
  ])('from %i to %i', (from, to, order) => expect(moved(['a', 'b', 'c'], from, to).join('')).toBe(order));

  test('keeps a changed rule in its place and puts a new one last', () => {
    const [a, b] = [blankRule('a'), blankRule('b')];
    expect(listWith([a, b], { ...a, name: 'x' }).map((one) => one.name)).toEqual(['x', '']);
    expect(listWith([a], b).map((one) => one.id)).toEqual(['a', 'b']);
  });
});

test('What a rule did and could not do', () =>
  expect(
    ruleSteps(
      [
        { what: 'tags', value: 'ямы' },
        { what: 'authority', value: 'roads', refused: 'claimed-by-another' },
        { what: 'something-newer', value: 'x' },
      ],
      i18n.getFixedT('ru'),
      names,
    ),
  ).toBe('метки: ямы; передано: A:roads — не сделано (обращение в работе у сотрудника); something-newer'));
