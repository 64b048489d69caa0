import { Link } from 'react-router';
import type { RegulatedMetric, RegulatedShare, SteeringFigures } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import classes from './Steering.module.css';

const counted = (metric: string, share: RegulatedShare) =>
  `/inbox/all?counted=${metric}&from=${encodeURIComponent(share.from)}&to=${encodeURIComponent(share.to)}`;

/** Both regulated metrics against their targets; every figure leads to its cases. */
export function Metrics({ figures }: { figures: SteeringFigures }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const week = figures.metrics[0]?.week;
  const partly = figures.since && week && Date.parse(figures.since) > Date.parse(week.from) ? figures.since : null;
  return (
    <section className={classes.metrics} data-testid="board-metrics">
      {figures.metrics.map((metric) => (
        <Metric key={metric.name} metric={metric} />
      ))}
      {partly ? <p className={classes.since}>{t('steer.since', { at: short(partly, timeZone, language) })}</p> : null}
    </section>
  );
}

function Metric({ metric }: { metric: RegulatedMetric }) {
  const { t, language } = useText();
  const percent = (share: number) =>
    new Intl.NumberFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { style: 'percent', maximumFractionDigits: 1 }).format(share);
  const of = (share: RegulatedShare | null | undefined) => (share && share.total > 0 ? percent(share.late / share.total) : '—');
  const { today, week } = metric;
  const missed = today.total > 0 && today.late / today.total > metric.target;
  return (
    <article className={classes.metric} data-tone={missed ? 'late' : undefined} data-testid={`metric-${metric.name}`}>
      <h2>{t(`steer.metric.${metric.name}`)}</h2>
      <Link to={counted(metric.name, today)} className={classes.share} data-testid={`metric-${metric.name}-today`}>
        {of(today)}
      </Link>
      <p className={classes.why}>
        {today.total > 0 ? t('steer.lateOf', { late: today.late, total: today.total }) : t('steer.nothingYet')}
        {', '}
        {t('steer.target', { share: percent(metric.target) })}
      </p>
      <dl className={classes.periods}>
        <div>
          <dt>{t('steer.previousDay')}</dt>
          <dd>{metric.previous ? <Link to={counted(metric.name, metric.previous)}>{of(metric.previous)}</Link> : t('steer.noData')}</dd>
        </div>
        <div>
          <dt>{t('steer.lastWeekDay')}</dt>
          <dd>{metric.lastWeek ? <Link to={counted(metric.name, metric.lastWeek)}>{of(metric.lastWeek)}</Link> : t('steer.noData')}</dd>
        </div>
        <div>
          <dt>{t('steer.thisWeek')}</dt>
          <dd>
            <Link to={counted(metric.name, week)}>{of(week)}</Link>
          </dd>
        </div>
      </dl>
    </article>
  );
}
