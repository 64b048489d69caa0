import { Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Loading } from '@/components/Loading';
import classes from '@/features/admin/AdminPage.module.css';
import { listChannels } from '@/features/admin/channels/api/listChannels';
import { listPeople } from '@/features/admin/people/api/listPeople';
import { today } from '@/features/admin/structure/days';
import { Unread } from '@/features/admin/Unread';
import { every } from '@/lib/api/polling';
import { useText } from '@/lib/i18n';
import { useRegion } from '@/lib/regions/useRegion';
import { getOwnSecurity } from '@/lib/session/getOwnSecurity';
import { getProgress } from './api/getProgress';
import { checklist, isComplete } from './checklist';
import { StepCard } from './StepCard';

const nothing = { received: false, answered: false };

/** The way from an empty installation to the first answered message. It shows what is there, so it may be left and taken up again at any time. */
export function StartAdmin({ region: code }: { region: string | null }) {
  const { data: security } = useQuery({ queryKey: ['own-security'], queryFn: getOwnSecurity });
  const { data: people } = useQuery({ queryKey: ['people'], queryFn: listPeople });
  const { data: channels } = useQuery({ queryKey: ['channels'], queryFn: listChannels });
  return security && people && channels ? (
    code === null ? (
      <Steps
        steps={checklist({ security, region: null, people, channels, progress: nothing, year: new Date().getFullYear() })}
        code={null}
      />
    ) : (
      <OfRegion code={code} facts={{ security, people, channels }} />
    )
  ) : (
    <Loading />
  );
}

type Shared = Pick<Parameters<typeof checklist>[0], 'security' | 'people' | 'channels'>;

function OfRegion({ code, facts }: { code: string; facts: Shared }) {
  const { region, failed, missing, refetch } = useRegion(code);
  const { data: progress } = useQuery({
    queryKey: ['region-progress', code],
    queryFn: () => getProgress(code),
    enabled: region !== undefined,
    refetchInterval: (query) => (query.state.data?.answered ? false : every(5_000)(query)),
  });
  if (failed && !missing) return <Unread again={refetch} />;
  if (!missing && (!region || !progress)) return <Loading />;
  const year = region ? Number(today(region.timeZone).slice(0, 4)) : new Date().getFullYear();
  return <Steps steps={checklist({ ...facts, region: region ?? null, progress: progress ?? nothing, year })} code={region ? code : null} />;
}

function Steps({ steps, code }: { steps: ReturnType<typeof checklist>; code: string | null }) {
  const { t } = useText();
  const done = steps.filter((one) => one.state === 'done').length;
  return (
    <div className={classes.page} data-testid="start-admin">
      <h1 className={classes.title}>{t('admin.start')}</h1>
      <p className={classes.lead}>{t(isComplete(steps) ? 'start.complete' : 'start.lead')}</p>
      <div>
        <p className={classes.said} data-testid="start-progress" data-done={done}>
          {t('start.progress', { done, total: steps.length })}
        </p>
        <Progress value={(done / steps.length) * 100} aria-label={t('start.progress', { done, total: steps.length })} mt={6} />
      </div>
      <ol className={classes.tree} style={{ display: 'grid', gap: 10 }}>
        {steps.map((step) => (
          <StepCard key={step.name} step={step} code={code} />
        ))}
      </ol>
    </div>
  );
}
