import type { TFunction } from 'i18next';
import type { ApprovalPolicy, DeadlineRule } from '@/lib/api/types';

/** What a policy or a rule may ask of a message, under the names of the API. A condition left out asks nothing. */
export type Conditions = Partial<
  Pick<ApprovalPolicy, 'answer' | 'topic' | 'importance' | 'authority' | 'author' | 'isPublic'> &
    Pick<DeadlineRule, 'kind' | 'network' | 'channel' | 'source'>
>;
export type ConditionName = keyof Conditions;

export interface Names {
  topic: (code: string) => string;
  authority: (id: string) => string;
  official: (id: string) => string;
}

type Describe = (value: string, t: TFunction, names: Names) => string;

/** In the order in which they are named to a reader. */
const described: [ConditionName, Describe][] = [
  ['answer', (value, t) => t(`answerKind.${value}`)],
  ['kind', (value, t) => t(`kind.${value}`)],
  ['topic', (value, t, names) => t('admin.policy.ofTopic', { topic: names.topic(value) })],
  ['importance', (value, t) => t('admin.policy.ofImportance', { importance: t(`importance.${value}`) })],
  ['authority', (value, _, names) => names.authority(value)],
  ['author', (value, t, names) => t('admin.policy.ofAuthor', { author: names.official(value) })],
  ['network', (value, t) => t('admin.rule.ofNetwork', { network: value })],
  ['channel', (value, t) => t('admin.rule.ofChannel', { channel: value })],
  ['source', (value, t) => t(`admin.source.${value}`)],
  ['isPublic', (value, t) => t(`case.${value}`)],
];

/** A condition as the value of a form's field; null when it asks nothing. */
export function fieldOf(conditions: Conditions, name: ConditionName): string | null {
  if (name !== 'isPublic') return conditions[name] || null;
  const isPublic = conditions.isPublic ?? null;
  return isPublic === null ? null : isPublic ? 'public' : 'private';
}

/** The condition that the value of a form's field represents; an empty field asks nothing. */
export function withField(name: ConditionName, value: string | null): Conditions {
  const text = value?.trim() || null;
  return { [name]: name === 'isPublic' && text !== null ? text === 'public' : text };
}

/** The conditions as phrases for a reader; empty when everything matches. */
export function describeConditions(conditions: Conditions, t: TFunction, names: Names): string[] {
  return described.flatMap(([name, phrase]) => {
    const value = fieldOf(conditions, name);
    return value === null ? [] : [phrase(value, t, names)];
  });
}
