import type { TFunction } from 'i18next';
import type { DeadlineRule } from '@/lib/api/types';

export interface Names {
  topic: (code: string) => string;
  authority: (id: string) => string;
}

export const blankRule: DeadlineRule = { id: '', deadline: 'answer', hours: 8, working: true, pausesWhileWaiting: false };

/** The conditions of a rule in words; empty when it holds for every message. */
export function conditions(rule: DeadlineRule, t: TFunction, names: Names): string[] {
  return [
    rule.kind ? t(`kind.${rule.kind}`) : null,
    rule.topic ? t('admin.policy.ofTopic', { topic: names.topic(rule.topic) }) : null,
    rule.importance ? t('admin.policy.ofImportance', { importance: t(`importance.${rule.importance}`) }) : null,
    rule.authority ? names.authority(rule.authority) : null,
    rule.network ? t('admin.rule.ofNetwork', { network: rule.network }) : null,
    rule.channel ? t('admin.rule.ofChannel', { channel: rule.channel }) : null,
    rule.source ? t(`admin.source.${rule.source}`) : null,
  ].filter((one) => one !== null);
}

export const withRule = (rules: DeadlineRule[], index: number | null, rule: DeadlineRule): DeadlineRule[] =>
  index === null ? [...rules, rule] : rules.map((one, at) => (at === index ? rule : one));
