import { Alert, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { RelativeTime } from '@/components/RelativeTime';
import classes from '@/features/admin/AdminPage.module.css';
import { every } from '@/lib/api/polling';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import { getPlatform } from './api/getPlatform';
import { ActivationsCard, QueuesCard, StatementsCard } from './Figures';
import { Findings } from './Findings';
import { NodesCard } from './NodesCard';
import own from './Platform.module.css';

const look = 5_000;

/** The installation itself: what is wrong first, then its processes, queues, grains and statements. */
export function PlatformPage() {
  const { t } = useText();
  const { data, error, refetch } = useQuery({ queryKey: ['platform'], queryFn: getPlatform, refetchInterval: every(look) });
  useEffect(() => {
    document.title = `${t('platform.title')} — ${t('app.name')}`;
  }, [t]);
  return (
    <main id="content" className={own.page} tabIndex={-1} data-testid="platform">
      <div className={own.column}>
        <div className={classes.head}>
          <h1 className={classes.title}>{t('platform.title')}</h1>
          {data ? (
            <span className={classes.dim}>
              {t('platform.asOf')} <RelativeTime at={data.at} />
            </span>
          ) : null}
        </div>
        {error ? (
          <Alert color="red" role="alert">
            {t('platform.notRead', { why: problemSentence(error, t) })}
          </Alert>
        ) : null}
        {data ? (
          <>
            <Findings findings={data.findings} />
            <NodesCard nodes={data.nodes ?? null} done={() => void refetch()} />
            <QueuesCard queues={data.queues ?? null} />
            <StatementsCard statements={data.statements ?? null} />
            <ActivationsCard kinds={data.activations ?? null} reminders={data.reminders ?? null} />
          </>
        ) : error ? null : (
          <Loader size="sm" aria-label={t('common.loading')} />
        )}
      </div>
    </main>
  );
}
