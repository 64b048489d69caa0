import type { TFunction } from 'i18next';
import type { Names } from '@/features/admin/conditions/conditions';
import type { Language } from '@/lib/time';
import type { AutomationRule, RuleActions, RuleConditions } from './api/types';
import { type ActionName, actionsOf, type ConditionName, conditionsOf } from './rules';

interface Speech {
  t: TFunction;
  names: Names;
  language: Language;
}

const quoted = (words: string[]): string[] => words.map((word) => `«${word}»`);
const clock = (time: string | null | undefined): string => (time ?? '').slice(0, 5);

function joined(words: string[], type: 'conjunction' | 'disjunction', language: Language): string {
  return new Intl.ListFormat(language, { type }).format(words);
}

function condition(name: ConditionName, when: RuleConditions, { t, names, language }: Speech): string {
  const or = (words: string[]) => joined(words, 'disjunction', language);
  switch (name) {
    case 'kinds':
      return t('automation.if.kinds', { values: or(when.kinds.map((kind) => t(`kind.${kind}`).toLocaleLowerCase(language))) });
    case 'topics':
      return t('automation.if.topics', { values: or(quoted(when.topics.map(names.topic))) });
    case 'words':
      return t('automation.if.words', { values: or(quoted(when.words)) });
    case 'noWords':
      return t('automation.if.noWords', { values: joined(quoted(when.noWords), 'conjunction', language) });
    case 'places':
      return t('automation.if.places', { values: or(quoted(when.places)) });
    case 'authorities':
      return t('automation.if.authorities', { values: or(quoted(when.authorities.map(names.authority))) });
    case 'importance':
      return t('automation.if.importance', { value: t(`importance.${when.importance}`).toLocaleLowerCase(language) });
    case 'networks':
      return t('automation.if.networks', { values: or(when.networks.map((one) => t(`network.${one}`, { defaultValue: one }))) });
    case 'channels':
      return t('automation.if.channels', { values: or(quoted(when.channels)) });
    case 'isPublic':
      return t(when.isPublic ? 'automation.if.public' : 'automation.if.private');
    case 'source':
      return t(when.source === 'direct' ? 'automation.if.direct' : 'automation.if.monitoring');
    case 'workingTime':
      return t(when.workingTime ? 'automation.if.workingTime' : 'automation.if.outsideWorkingTime');
    case 'hours':
      return t('automation.if.hours', { from: clock(when.from) || '…', until: clock(when.until) || '…' });
    case 'days':
      return t('automation.if.days', { values: or(when.days.map((day) => t(`automation.day.${day}`))) });
    case 'tags':
      return t('automation.if.tags', { values: or(quoted(when.tags)) });
  }
}

function action(name: ActionName, actions: RuleActions, { t, names, language }: Speech): string {
  const and = (words: string[]) => joined(words, 'conjunction', language);
  switch (name) {
    case 'tags':
      return t('automation.then.tags', { count: actions.tags.length, values: and(quoted(actions.tags)) });
    case 'importance':
      return t(actions.importance === 'high' ? 'automation.then.important' : 'automation.then.ordinary');
    case 'give':
      return actions.official
        ? t('automation.then.giveTo', { authority: names.authority(actions.authority ?? ''), official: names.official(actions.official) })
        : t(actions.byLoad ? 'automation.then.giveByLoad' : 'automation.then.give', {
            authority: names.authority(actions.authority ?? ''),
          });
    case 'ask':
      return t('automation.then.ask', { text: actions.ask ?? '' });
    case 'escalate':
      return t('automation.then.escalate');
    case 'notify':
      return t('automation.then.notify', { values: and(actions.notify.map(names.official)) });
    case 'audiences':
      return t('automation.then.audiences', { values: and(actions.audiences.map((one) => t(`automation.audience.${one}`))) });
  }
}

/** The rule as one sentence: "If … then …". */
export function ruleSentence(rule: AutomationRule, speech: Speech): string {
  const { t, language } = speech;
  const conditions = conditionsOf(rule.when).map((name) => condition(name, rule.when, speech));
  const actions = actionsOf(rule.actions).map((name) => action(name, rule.actions, speech));
  const sentence = t('automation.sentence', {
    events: joined(
      rule.triggers.map((trigger) => t(`automation.event.${trigger}`)),
      'disjunction',
      language,
    ),
    conditions: conditions.join(', '),
    actions: joined(actions, 'conjunction', language),
    context: conditions.length > 0 ? undefined : 'any',
  });
  return rule.stop ? `${sentence} ${t('automation.stops')}` : sentence;
}
