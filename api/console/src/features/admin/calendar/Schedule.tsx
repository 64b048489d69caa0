import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import classes from '@/features/admin/AdminPage.module.css';
import type { Problems } from '@/features/admin/useSaver';
import { type AuthoritySchedule, type RegionConfiguration, type Weekday, weekdays } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { parseHours, parseWeek, weekText, withCalendar } from './days';

const zones = [
  'Europe/Kaliningrad',
  'Europe/Moscow',
  'Europe/Samara',
  'Asia/Yekaterinburg',
  'Asia/Omsk',
  'Asia/Krasnoyarsk',
  'Asia/Irkutsk',
  'Asia/Yakutsk',
  'Asia/Vladivostok',
  'Asia/Magadan',
  'Asia/Kamchatka',
];

interface Props {
  region: RegionConfiguration;
  authority: string | null;
  change: (how: (region: RegionConfiguration) => RegionConfiguration) => Promise<Problems | null>;
  saving: boolean;
}

/** The ordinary week of the region, or of the authority chosen above: an authority may have hours and a zone of its own. */
export function Schedule({ region, authority, change, saving }: Props) {
  const { t } = useText();
  const stored = region.calendar.schedules.find((one) => one.authority === authority);
  const week = authority && stored && stored.week.length > 0 ? stored.week : region.calendar.week;
  const [texts, setTexts] = useState(() => weekText(week));
  const [zone, setZone] = useState(stored?.timeZone ?? null);
  const [ignores, setIgnores] = useState(stored?.ignoresDaysOff ?? false);
  const name = region.authorities.find((one) => one.id === authority)?.name ?? t('admin.cal.region');
  const set = (day: Weekday, text: string) => setTexts((before) => ({ ...before, [day]: text }));
  const typed = parseWeek(texts);
  const save = () => {
    if (typed === null) return;
    if (authority === null) void change((before) => withCalendar(before, { week: typed }));
    else
      void change((before) =>
        withCalendar(before, {
          schedules: withSchedule(before.calendar.schedules, authority, { week: typed, timeZone: zone, ignoresDaysOff: ignores }),
        }),
      );
  };
  const drop = () =>
    void change((before) => withCalendar(before, { schedules: before.calendar.schedules.filter((one) => one.authority !== authority) }));
  return (
    <section className={classes.card} data-testid="schedule">
      <div className={classes.head}>
        <h2>{t('admin.cal.week', { name })}</h2>
      </div>
      <p className={classes.hint}>{t(authority ? (stored ? 'admin.cal.ownWeek' : 'admin.cal.noOwnWeek') : 'admin.cal.weekHint')}</p>
      <div className={classes.form}>
        <div className={classes.pair}>
          {weekdays.map((day) => (
            <TextInput
              key={day}
              label={t(`admin.weekday.${day}`)}
              placeholder={t('admin.dayKind.weekend')}
              value={texts[day]}
              error={parseHours(texts[day]) === null ? t('admin.cal.unreadable') : undefined}
              onChange={(event) => set(day, event.currentTarget.value)}
            />
          ))}
        </div>
        {authority ? (
          <div className={classes.pair}>
            <Select
              label={t('admin.cal.zone')}
              placeholder={region.timeZone}
              data={zones}
              clearable
              clearButtonProps={{ 'aria-label': t('common.clear') }}
              value={zone}
              onChange={setZone}
            />
            <Checkbox
              mt={22}
              label={t('admin.cal.ignores')}
              description={t('admin.cal.ignoresHint')}
              checked={ignores}
              onChange={(event) => setIgnores(event.currentTarget.checked)}
            />
          </div>
        ) : null}
        <div className={classes.buttons}>
          {authority && stored ? (
            <Button variant="default" disabled={saving} onClick={drop}>
              {t('admin.cal.dropWeek')}
            </Button>
          ) : null}
          <Button loading={saving} disabled={typed === null} data-testid="save-week" onClick={save}>
            {t('admin.save')}
          </Button>
        </div>
      </div>
    </section>
  );
}

function withSchedule(
  schedules: AuthoritySchedule[],
  authority: string,
  change: Pick<AuthoritySchedule, 'week' | 'timeZone' | 'ignoresDaysOff'>,
): AuthoritySchedule[] {
  const before = schedules.find((one) => one.authority === authority) ?? { authority, version: 0, exceptions: [] };
  return [...schedules.filter((one) => one.authority !== authority), { ...before, ...change }];
}
