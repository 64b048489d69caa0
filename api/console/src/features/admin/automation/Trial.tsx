import { Button } from '@mantine/core';
import { useState } from 'react';
import { RelativeTime } from '@/components/RelativeTime';
import type { Names } from '@/features/admin/conditions/conditions';
import { problemText } from '@/features/admin/problemText';
import type { Problems } from '@/features/admin/useSaver';
import { HttpError } from '@/lib/api/http';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import { ruleSteps } from '@/lib/ruleSteps';
import classes from './Automation.module.css';
import { tryRule } from './api/tryRule';
import type { AutomationRule, AutomationTrial } from './api/types';

interface Props {
  code: string;
  /** As they would be saved. */
  rules: AutomationRule[];
  rule: string;
  names: Names;
  /** What the server refused, for the fields of the form. */
  refused: (problems: Problems) => void;
}

/** What the rule would have done to the cases of the last month. Nothing is stored. */
export function Trial({ code, rules, rule, names, refused }: Props) {
  const { t } = useText();
  const [trial, setTrial] = useState<AutomationTrial | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    setProblem(null);
    setTrial(null);
    try {
      setTrial(await tryRule(code, rules, rule));
      refused({});
    } catch (cause) {
      const errors = cause instanceof HttpError ? cause.problem.errors : undefined;
      const told = Object.fromEntries(Object.entries(errors ?? {}).map(([field, texts]) => [field, problemText(texts, t)]));
      refused(told);
      setProblem(errors ? Object.values(told).join(' ') : problemSentence(cause, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-label={t('automation.trial')}>
      <Button variant="light" loading={busy} onClick={() => void run()} data-testid="try-rule">
        {t('automation.try')}
      </Button>
      <div aria-live="polite" data-testid="trial">
        {problem ? (
          <p className={classes.problem} style={{ marginTop: 8 }}>
            {problem}
          </p>
        ) : null}
        {trial ? <Outcome trial={trial} names={names} /> : null}
      </div>
    </section>
  );
}

function Outcome({ trial, names }: { trial: AutomationTrial; names: Names }) {
  const { t } = useText();
  const whole = trial.looked >= trial.received && !trial.moreReceived;
  return (
    <>
      <p style={{ margin: '8px 0 0' }}>
        {t('automation.matched', { count: trial.matched })}{' '}
        {whole
          ? t('automation.lookedAll', { count: trial.looked, days: trial.days })
          : t(trial.moreReceived ? 'automation.lookedOfMore' : 'automation.looked', {
              count: trial.looked,
              received: trial.received,
              days: trial.days,
            })}{' '}
        {trial.timeOver ? t('automation.timeOver') : null}
      </p>
      {trial.cases.length > 0 ? (
        <ul className={classes.matches}>
          {trial.cases.map((match) => (
            <li key={match.caseId}>
              <strong>{t('automation.case', { number: match.number })}</strong>
              {' · '}
              <RelativeTime at={match.at} />
              {' · '}
              {[names.topic(match.topic), match.authority ? names.authority(match.authority) : t('history.nobody')].join(' · ')}
              <div>{ruleSteps(match.steps, t, names)}</div>
            </li>
          ))}
        </ul>
      ) : null}
      {trial.cases.length < trial.matched ? (
        <p className={classes.hits}>{t('automation.firstShown', { count: trial.cases.length })}</p>
      ) : null}
    </>
  );
}
