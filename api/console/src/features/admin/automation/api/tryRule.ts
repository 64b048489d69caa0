import { send } from '@/lib/api/http';
import type { AutomationRule, AutomationTrial } from './types';

export const tryRule = (code: string, rules: AutomationRule[], rule: string): Promise<AutomationTrial> =>
  send(`/api/v1/regions/${encodeURIComponent(code)}/automation/try`, { method: 'POST', body: { rules, rule } });
