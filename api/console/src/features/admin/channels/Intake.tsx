import { useQuery } from '@tanstack/react-query';
import page from '@/features/admin/AdminPage.module.css';
import { channelIntake } from '@/features/admin/channels/api/channelIntake';
import type { Leg } from '@/features/admin/channels/api/types';
import { every } from '@/lib/api/polling';
import { useText } from '@/lib/i18n';
import classes from './Channels.module.css';

/** What came in and how long its legs took: published, seen, registered. */
export function Intake({ id }: { id: string }) {
  const { t, language } = useText();
  const { data } = useQuery({ queryKey: ['channel-intake', id], queryFn: () => channelIntake(id, 7), refetchInterval: every(10_000) });
  if (!data) return null;
  const figures = (['taken', 'late', 'known', 'ignored', 'waiting'] as const).map((name) => ({
    name,
    value: data[name].toLocaleString(language),
  }));
  const legs = (['publishedToSeen', 'seenToRegistered'] as const).map((name) => ({
    name,
    value: percentiles(data[name], language, t('channel.seconds')),
  }));
  return (
    <section className={page.card} data-testid="channel-intake">
      <div className={page.head}>
        <h2>{t('channel.intake.title')}</h2>
      </div>
      <p className={page.hint}>{t('channel.intake.hint')}</p>
      <dl className={classes.figures}>
        {[...figures, ...legs].map(({ name, value }) => (
          <div key={name}>
            <dt>{t(`channel.intake.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function percentiles({ p50, p90 }: Leg, language: string, unit: string): string {
  const seconds = (value: number) => value.toLocaleString(language, { maximumFractionDigits: value < 10 ? 2 : 0 });
  return typeof p50 !== 'number' || typeof p90 !== 'number' ? '—' : `${seconds(p50)} / ${seconds(p90)} ${unit}`;
}
