import { Button, Progress } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useConfirm } from '@/components/Confirm';
import { RelativeTime } from '@/components/RelativeTime';
import classes from '@/features/admin/AdminPage.module.css';
import { problemText } from '@/features/admin/problemText';
import { every } from '@/lib/api/polling';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import { useSession } from '@/lib/session/session';
import { cancelHandOver } from './api/cancelHandOver';
import { getHandOver } from './api/getHandOver';
import { repeatHandOver } from './api/repeatHandOver';
import type { HandOverBoard, HandOverView } from './api/types';

interface Props {
  region: string;
  job: HandOverView;
  authorities: HandOverBoard['authorities'];
}

const look = 1500;

/** How far a hand-over or a merge has come, and what refused and why. */
export function HandOverJob({ region, job: known, authorities }: Props) {
  const { t } = useText();
  const queries = useQueryClient();
  const confirm = useConfirm();
  const session = useSession();
  const watched = known.state === 'running' || known.refusedCount > 0;
  const { data } = useQuery({
    queryKey: ['hand-over', region, known.id],
    queryFn: ({ signal }) => getHandOver(region, known.id, signal),
    enabled: watched,
    refetchInterval: (query) => ((query.state.data ?? known).state === 'running' ? every(look)(query) : false),
  });
  const job = data ?? known;
  const running = job.state === 'running';
  useEffect(() => {
    // Who has how much, and what the configuration is now.
    if (known.state !== job.state) {
      void queries.invalidateQueries({ queryKey: ['hand-overs', region] });
      void queries.invalidateQueries({ queryKey: ['region', region] });
    }
  }, [known.state, job.state, queries, region]);
  const act = async (how: () => Promise<HandOverView>) => {
    try {
      queries.setQueryData(['hand-over', region, known.id], await how());
      await queries.invalidateQueries({ queryKey: ['hand-overs', region] });
    } catch (error) {
      notifications.show({ message: problemSentence(error, t), color: 'red' });
    }
  };
  const cancel = async () => {
    const agreed = await confirm({ title: t('handOver.stopTitle'), text: t('handOver.stopText'), agree: t('handOver.stop') });
    if (agreed) await act(() => cancelHandOver(region, job.id));
  };
  const into = authorities.find((one) => one.id === job.into)?.name ?? job.into ?? '';
  const numbers = { done: job.done, total: job.total, name: job.subjectName, into };
  const reads = session.permissions.includes('cases.read');
  return (
    <article
      className={classes.form}
      data-testid="hand-over-job"
      data-state={job.state}
      aria-label={t(`handOver.what.${job.kind}`, numbers)}
    >
      <div className={classes.head}>
        <div>
          <strong>{t(`handOver.what.${job.kind}`, numbers)}</strong>
          <div className={classes.dim}>
            {job.byName} · <RelativeTime at={job.createdAt} />
          </div>
        </div>
        <div className={classes.actions}>
          {job.state === 'partial' ? (
            <Button
              variant="default"
              size="compact-sm"
              data-testid="hand-over-repeat"
              onClick={() => void act(() => repeatHandOver(region, job.id))}
            >
              {t('handOver.repeat')}
            </Button>
          ) : null}
          {job.kind === 'official' && (running || job.state === 'partial') ? (
            <Button variant="default" size="compact-sm" onClick={() => void cancel()}>
              {t('handOver.stop')}
            </Button>
          ) : null}
        </div>
      </div>
      <p role="status" className={classes.said} style={{ margin: 0 }}>
        {t(`handOver.state.${job.state === 'running' && job.kind === 'authority' && !job.moved ? 'moving' : job.state}`, numbers)}
      </p>
      {running ? (
        <Progress
          value={((job.done + job.refusedCount) / Math.max(1, job.total)) * 100}
          size="sm"
          aria-label={t(`handOver.what.${job.kind}`, numbers)}
        />
      ) : null}
      {job.error ? <p className={classes.hint}>{problemText(job.error.split('\n'), t)}</p> : null}
      {job.refused.length > 0 ? (
        <details open>
          <summary>{t('handOver.refused', { count: job.refusedCount })}</summary>
          <ul className={classes.changes}>
            {job.refused.map((one) => (
              <li key={one.caseId + one.what}>
                {reads ? (
                  <Link to={`/inbox/all/${one.caseId}`}>{t('case.number', { number: one.number })}</Link>
                ) : (
                  t('case.number', { number: one.number })
                )}
                , {t(`handOver.part.${one.what}`)}:{' '}
                {t(`refusal.${one.code}`, {
                  detail: one.detail ?? '',
                  defaultValue: t('refusal.other', { detail: one.detail || one.code }),
                })}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </article>
  );
}
