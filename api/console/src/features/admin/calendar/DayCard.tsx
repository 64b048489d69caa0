import { layerText } from '@/components/layerText';
import type { CalendarDay } from '@/features/admin/calendar/api/types';
import { useText } from '@/lib/i18n';
import own from './Calendar.module.css';
import { hoursText } from './days';

/** The picked day as text: how it is worked, why, and which layer says so. */
export function DayCard({ day }: { day: CalendarDay | null }) {
  const { t, language } = useText();
  if (!day) return <p className={own.card}>{t('admin.cal.pick')}</p>;
  const date = new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });
  return (
    <p className={own.card} role="status" data-testid="picked-day">
      <strong>{date.format(Date.parse(`${day.date}T00:00:00Z`))}</strong> · {t(`admin.dayKind.${day.kind}`)}
      {day.hours.length > 0 ? ` · ${hoursText(day.hours)}` : ''}
      {day.reason ? ` · ${day.reason}` : ''}
      {day.source ? ` · ${layerText(day.source, t)}` : ''}
    </p>
  );
}
