import type { CalendarDay, CalendarYear } from '@/features/admin/calendar/api/types';
import { useText } from '@/lib/i18n';
import own from './Calendar.module.css';
import { hoursText } from './days';

const kinds = ['working', 'weekend', 'off', 'short', 'extra', 'other'] as const;

interface Props {
  year: CalendarYear;
  picked: string | null;
  pick: (day: CalendarDay) => void;
}

/** Twelve months; the colour of a day says how it is worked, the text is under the grid and in its label. */
export function YearGrid({ year, picked, pick }: Props) {
  const { t, language } = useText();
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language === 'ru' ? 'ru-RU' : 'en-GB', { ...options, timeZone: 'UTC' });
  const [month, weekday, date] = [
    format({ month: 'long' }),
    format({ weekday: 'short' }),
    format({ day: 'numeric', month: 'long', weekday: 'long' }),
  ];
  return (
    <>
      <div className={own.months} data-testid="year-grid">
        {Array.from({ length: 12 }, (_, index) => {
          const days = year.days.filter((day) => Number(day.date.slice(5, 7)) === index + 1);
          const lead = (new Date(`${days[0]?.date ?? ''}T00:00:00Z`).getUTCDay() + 6) % 7;
          return (
            <section key={index} className={own.month} aria-label={month.format(Date.UTC(year.year, index, 1))}>
              <h3>{month.format(Date.UTC(year.year, index, 1))}</h3>
              <div className={own.days}>
                {Array.from({ length: 7 }, (_, day) => (
                  <span key={day} className={own.weekday} aria-hidden>
                    {weekday.format(Date.UTC(2024, 0, 1 + day))}
                  </span>
                ))}
                {days.map((day, at) => (
                  <button
                    key={day.date}
                    type="button"
                    className={own.day}
                    data-kind={day.kind}
                    data-date={day.date}
                    aria-pressed={picked === day.date}
                    tabIndex={at === 0 || day.reason ? 0 : -1}
                    style={at === 0 ? { gridColumnStart: lead + 1 } : undefined}
                    aria-label={[
                      date.format(Date.parse(`${day.date}T00:00:00Z`)),
                      t(`admin.dayKind.${day.kind}`),
                      day.reason,
                      hoursText(day.hours),
                    ]
                      .filter(Boolean)
                      .join(', ')}
                    title={day.reason ?? undefined}
                    onClick={() => pick(day)}
                  >
                    {Number(day.date.slice(8))}
                  </button>
                ))}
              </div>
            </section>
          );
        })}
      </div>
      <ul className={own.legend}>
        {kinds.map((kind) => (
          <li key={kind}>
            <span className={own.swatch} data-kind={kind} aria-hidden />
            {t(`admin.dayKind.${kind}`)}
          </li>
        ))}
      </ul>
    </>
  );
}
