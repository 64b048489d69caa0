import type { Schemas } from '@/lib/api/types';

export type AutomationRule = Schemas['AutomationRule'];
export type RuleConditions = Schemas['RuleConditions'];
export type RuleActions = Schemas['RuleActions'];
export type RuleTrigger = Schemas['RuleTrigger'];
export type RuleAudience = Schemas['RuleAudience'];
export type RuleUse = Schemas['RuleUse'];
export type AutomationTrial = Schemas['AutomationTrial'];
export type AutomationMatch = Schemas['AutomationMatch'];
