import type { RegionConfiguration } from '@/lib/api/types';
import type { AutomationRule, RuleActions, RuleAudience, RuleConditions, RuleTrigger } from './api/types';

export const triggers = [
  'caseOpened',
  'messageReceived',
  'topicChanged',
  'authorityChanged',
  'deadlineApproaching',
] as const satisfies RuleTrigger[];
export const audiences = ['concerned', 'head', 'leads'] as const satisfies RuleAudience[];

/** What a rule can ask, in the order in which it is said. */
export const conditionNames = [
  'kinds',
  'topics',
  'words',
  'noWords',
  'places',
  'authorities',
  'importance',
  'networks',
  'channels',
  'isPublic',
  'source',
  'workingTime',
  'hours',
  'days',
  'tags',
] as const;
export type ConditionName = (typeof conditionNames)[number];

/** What a rule can do, in the order in which it is done. */
export const actionNames = ['tags', 'importance', 'give', 'ask', 'escalate', 'notify', 'audiences'] as const;
export type ActionName = (typeof actionNames)[number];

const noConditions: RuleConditions = {
  networks: [],
  channels: [],
  topics: [],
  authorities: [],
  places: [],
  kinds: [],
  words: [],
  noWords: [],
  workingTime: null,
  from: null,
  until: null,
  days: [],
  isPublic: null,
  importance: null,
  source: null,
  tags: [],
};

const noActions: RuleActions = {
  tags: [],
  importance: null,
  authority: null,
  official: null,
  byLoad: false,
  ask: null,
  escalate: false,
  notify: [],
  audiences: [],
};

export const blankRule = (id: string): AutomationRule => ({
  id,
  name: '',
  enabled: true,
  stop: false,
  triggers: ['caseOpened'],
  when: noConditions,
  actions: noActions,
  version: 0,
});

const given = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== false;

export const conditionsOf = (when: RuleConditions): ConditionName[] =>
  conditionNames.filter((name) =>
    // "Seen by nobody else" is a condition too.
    name === 'hours' ? given(when.from) || given(when.until) : name === 'isPublic' ? typeof when.isPublic === 'boolean' : given(when[name]),
  );

export const actionsOf = (actions: RuleActions): ActionName[] =>
  actionNames.filter((name) => (name === 'give' ? given(actions.authority) : given(actions[name])));

export const withoutCondition = (when: RuleConditions, name: ConditionName): RuleConditions =>
  name === 'hours' ? { ...when, from: null, until: null } : { ...when, [name]: noConditions[name] };

export const withoutAction = (actions: RuleActions, name: ActionName): RuleActions =>
  name === 'give' ? { ...actions, authority: null, official: null, byLoad: false } : { ...actions, [name]: noActions[name] };

/** The list as it would be with this rule: in its place, or last where it is new. */
export const listWith = (rules: AutomationRule[], rule: AutomationRule): AutomationRule[] =>
  rules.some((one) => one.id === rule.id) ? rules.map((one) => (one.id === rule.id ? rule : one)) : [...rules, rule];

/** The list with one rule in another place; out of bounds it stays as it is. */
export function moved<T>(list: T[], from: number, to: number): T[] {
  const one = list[from];
  if (one === undefined || to < 0 || to >= list.length || from === to) return list;
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), one, ...rest.slice(to)];
}

export const withRules = (region: RegionConfiguration, change: (rules: AutomationRule[]) => AutomationRule[]): RegionConfiguration => ({
  ...region,
  automation: change(region.automation ?? []),
});
