import type { DeadlineRule } from '@/lib/api/types';

export const blankRule: DeadlineRule = { id: '', deadline: 'answer', hours: 8, working: true, pausesWhileWaiting: false };

export const withRule = (rules: DeadlineRule[], index: number | null, rule: DeadlineRule): DeadlineRule[] =>
  index === null ? [...rules, rule] : rules.map((one, at) => (at === index ? rule : one));
