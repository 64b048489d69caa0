import type { SteeringFigures } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import classes from './Steering.module.css';

/** How a figure stands against the same hour of the day before and of last week; says where nothing is known. */
export function Compared({ name, value, figures }: { name: string; value: number; figures: SteeringFigures | undefined }) {
  const { t, language } = useText();
  if (!figures) return null;
  const then = figures.figures.find((one) => one.name === name);
  const date = (day: string) =>
    new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    }).format(Date.parse(`${day}T00:00:00Z`));
  const part = (was: number | null | undefined, day: SteeringFigures['previous'], when: 'previous' | 'lastWeek') => {
    const known = was !== null && was !== undefined;
    const change = known ? value - was : 0;
    const title = t(day.dayOff ? 'steer.againstDayOff' : 'steer.against', { day: date(day.date) });
    return (
      <span title={title}>
        {t(`steer.${when}`)} {known ? <b>{change > 0 ? `+${change}` : change < 0 ? `−${-change}` : '0'}</b> : '—'}
      </span>
    );
  };
  const nothing = then === undefined || ((then.previous ?? null) === null && (then.lastWeek ?? null) === null);
  return (
    <span className={classes.compared} data-testid={`compared-${name}`}>
      {nothing ? (
        t('steer.noHistory')
      ) : (
        <>
          {part(then.previous, figures.previous, 'previous')}
          {part(then.lastWeek, figures.lastWeek, 'lastWeek')}
        </>
      )}
    </span>
  );
}
