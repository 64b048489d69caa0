import { Button, Progress } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import classes from '@/features/admin/AdminPage.module.css';
import { cancelRecomputation } from '@/features/admin/calendar/api/cancelRecomputation';
import { getRecomputation } from '@/features/admin/calendar/api/getRecomputation';
import { repeatRecomputation } from '@/features/admin/calendar/api/repeatRecomputation';
import { every } from '@/lib/api/polling';
import { useText } from '@/lib/i18n';

/** How far the open cases are recomputed after the last change of rules or calendar. */
export function Recomputation({ region, version }: { region: string; version: number }) {
  const { t, language } = useText();
  const queries = useQueryClient();
  const key = ['recomputation', region, version];
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => getRecomputation(region),
    refetchInterval: (query) => every(query.state.data?.state === 'running' ? 1000 : 15_000)(query),
  });
  if (!data || data.state === 'idle') return null;
  const figure = (value: number) => value.toLocaleString(language);
  const share = data.total === 0 ? 100 : Math.min(100, (100 * data.seen) / data.total);
  const act = async (what: (code: string) => Promise<unknown>) => {
    await what(region);
    await queries.invalidateQueries({ queryKey: key });
  };
  return (
    <section className={classes.card} data-testid="recomputation" data-state={data.state}>
      <div className={classes.head}>
        <h2>{t('admin.recomputation.title', { from: data.from, to: data.to })}</h2>
        {data.state === 'running' ? (
          <Button variant="default" data-testid="cancel-recomputation" onClick={() => void act(cancelRecomputation)}>
            {t('common.cancel')}
          </Button>
        ) : (
          <Button variant="default" onClick={() => void act(repeatRecomputation)}>
            {t('admin.recomputation.again')}
          </Button>
        )}
      </div>
      {data.state === 'running' ? <Progress value={share} size="sm" mb={8} aria-label={t('admin.recomputation.state.running')} /> : null}
      <p className={classes.empty} role="status">
        {t(`admin.recomputation.state.${data.state}`)} ·{' '}
        {t('admin.recomputation.seen', { seen: figure(data.seen), total: figure(data.total) })} ·{' '}
        {t('admin.recomputation.changed', { changed: figure(data.changed) })}
        {data.failed > 0 ? ` · ${t('admin.recomputation.failed', { failed: figure(data.failed) })}` : ''}
      </p>
    </section>
  );
}
