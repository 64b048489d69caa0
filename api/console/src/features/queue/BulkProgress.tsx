import { Button, CloseButton, Progress } from '@mantine/core';
import { Link } from 'react-router';
import type { BulkJob } from '@/features/queue/api/types';
import { useText } from '@/lib/i18n';
import classes from './Bulk.module.css';

interface Props {
  job: BulkJob;
  cancel: () => void;
  dismiss: () => void;
}

/** How far an action over many cases has come, and which cases refused and why. */
export function BulkProgress({ job, cancel, dismiss }: Props) {
  const { t } = useText();
  const through = job.done + job.refusedCount;
  const running = job.state === 'running';
  return (
    <section className={classes.progress} aria-label={t('bulk.progress')} data-testid="bulk-progress" data-state={job.state}>
      <span className={classes.line}>
        <span role="status" className={classes.said}>
          {t(`bulk.state.${job.state}`, { action: t(`bulk.action.${job.action}`), done: job.done, total: job.total })}
        </span>
        {running ? (
          <Button size="compact-xs" variant="default" onClick={cancel} data-testid="bulk-cancel">
            {t('bulk.stop')}
          </Button>
        ) : (
          <CloseButton size="sm" aria-label={t('common.close')} onClick={dismiss} />
        )}
      </span>
      {running ? <Progress value={(through / Math.max(1, job.total)) * 100} size="sm" aria-label={t('bulk.progress')} /> : null}
      {job.refusedCount > 0 ? (
        <details className={classes.refused} open={!running && job.refusedCount <= 5}>
          <summary>{t('bulk.refused', { count: job.refusedCount })}</summary>
          <ul>
            {job.refused.map((one) => (
              <li key={one.caseId}>
                <Link to={`/inbox/all/${one.caseId}`}>{one.number ? t('case.number', { number: one.number }) : t('bulk.unseen')}</Link>{' '}
                {t(`refusal.${one.code}`, {
                  detail: one.detail ?? '',
                  defaultValue: t(`bulk.why.${one.code}`, { defaultValue: t('refusal.other', { detail: one.detail || one.code }) }),
                })}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}
