import { Select } from '@mantine/core';
import { Loading } from '@/components/Loading';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { useNames } from '@/features/admin/conditions/useNames';
import { Unread } from '@/features/admin/Unread';
import { useSaver } from '@/features/admin/useSaver';
import { useText } from '@/lib/i18n';
import { unrouted } from './routes';
import { TopicRow } from './TopicRow';
import { TryText } from './TryText';
import { useTopics } from './useTopics';

/** Which body gets which topic, in general and at named places; and a text to try it on. */
export function RoutingAdmin({ region: code }: { region: string }) {
  const { t } = useText();
  const { region, change, saving, failed, missing, refetch } = useSaver(code);
  const topics = useTopics();
  const names = useNames(region, topics);
  if (failed) return <Unread again={refetch} missing={missing} />;
  if (!region || !topics) return <Loading />;
  const open = region.authorities.filter((one) => !one.closed).map((one) => ({ value: one.id, label: one.name }));
  return (
    <div className={classes.page} data-testid="routing-admin">
      <h1 className={classes.title}>{t('admin.routing')}</h1>
      <p className={classes.lead}>{t('routing.lead')}</p>
      <TryText region={region} names={names} />
      <section className={classes.card}>
        <div className={classes.head}>
          <h2>{t('routing.default')}</h2>
        </div>
        <p className={classes.hint}>{t('routing.defaultHint', { count: unrouted(region, topics) })}</p>
        <Select
          className={classes.narrow}
          aria-label={t('routing.default')}
          data={open}
          value={region.defaultAuthority}
          allowDeselect={false}
          searchable
          nothingFoundMessage={t('common.nothingFound')}
          disabled={saving}
          data-testid="default-authority"
          onChange={(id) => id && void change((before) => ({ ...before, defaultAuthority: id }))}
        />
      </section>
      <section className={classes.card}>
        <div className={classes.head}>
          <h2>{t('routing.topics')}</h2>
        </div>
        <p className={classes.hint}>{t('routing.topicsHint')}</p>
        <AdminTable label={t('routing.topics')} columns={[t('routing.topic'), t('routing.authority'), t('routing.places')]} actions={false}>
          {topics.map((topic) => (
            <TopicRow key={topic.code} topic={topic} region={region} open={open} names={names} change={change} saving={saving} />
          ))}
        </AdminTable>
      </section>
    </div>
  );
}
