import type { TFunction } from 'i18next';

/** One thing that a rule did to a case; with `refused`, could not do. */
export interface RuleStep {
  what: string;
  value?: string | null;
  refused?: string | null;
}

interface Names {
  authority: (id: string) => string;
  official: (id: string) => string;
}

/** What a rule did, for a reader. */
export function ruleSteps(steps: RuleStep[], t: TFunction, names: Names): string {
  return steps
    .map(({ what, value, refused }) => {
      const done = t(`ruleStep.${what}`, { value: shown(what, value ?? '', t, names), defaultValue: what });
      return refused ? t('ruleStep.refused', { done, why: t(`ruleRefused.${refused}`, { defaultValue: refused }) }) : done;
    })
    .join('; ');
}

function shown(what: string, value: string, t: TFunction, names: Names): string {
  if (what === 'authority') return names.authority(value);
  if (what === 'official') return names.official(value);
  return what === 'importance' ? t(`importance.${value}`, { defaultValue: value }).toLocaleLowerCase() : value;
}
