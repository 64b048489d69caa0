import { ActionIcon, Button, Select } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconFileImport, IconUrgent } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading } from '@/components/Loading';
import classes from '@/features/admin/AdminPage.module.css';
import { getCalendarYear } from '@/features/admin/calendar/api/getCalendarYear';
import type { CalendarDay } from '@/features/admin/calendar/api/types';
import { Unread } from '@/features/admin/Unread';
import { useSaver } from '@/features/admin/useSaver';
import { useText } from '@/lib/i18n';
import own from './Calendar.module.css';
import { DayCard } from './DayCard';
import { EmergencyForm } from './EmergencyForm';
import { ImportForm } from './ImportForm';
import { Layers } from './Layers';
import { Recomputation } from './Recomputation';
import { Schedule } from './Schedule';
import { YearGrid } from './YearGrid';

/** When the region and its authorities work: a year at a glance, the layers it is made of, and what changes them. */
export function CalendarAdmin({ region: code }: { region: string }) {
  const { t, language } = useText();
  const { region, failed, missing, refetch, change, saving } = useSaver(code);
  const [year, setYear] = useState(() => new Date().getFullYear());
  const [authority, setAuthority] = useState<string | null>(null);
  const [day, setDay] = useState<CalendarDay | null>(null);
  const [dialog, setDialog] = useState<'import' | 'emergency' | null>(null);
  const { data: shown } = useQuery({
    queryKey: ['calendar', code, region?.version, year, authority],
    queryFn: () => getCalendarYear(code, year, authority),
    enabled: region !== undefined,
    placeholderData: keepPreviousData,
  });
  if (failed) return <Unread again={refetch} missing={missing} />;
  if (!region) return <Loading />;
  return (
    <div className={own.page} data-testid="calendar-admin">
      <h1 className={classes.title}>{t('admin.calendar')}</h1>
      <p className={classes.lead}>{t('admin.calendarLead')}</p>
      <Recomputation region={code} version={region.version} />
      <section className={classes.card}>
        <div className={classes.head}>
          <div className={own.year}>
            <ActionIcon variant="subtle" aria-label={t('admin.cal.before')} disabled={year <= 2000} onClick={() => setYear(year - 1)}>
              <IconChevronLeft size={18} aria-hidden />
            </ActionIcon>
            <h2 data-testid="calendar-year">{year}</h2>
            <ActionIcon variant="subtle" aria-label={t('admin.cal.after')} disabled={year >= 2100} onClick={() => setYear(year + 1)}>
              <IconChevronRight size={18} aria-hidden />
            </ActionIcon>
            <Select
              aria-label={t('admin.cal.whose')}
              placeholder={t('admin.cal.region')}
              data={region.authorities.map((one) => ({ value: one.id, label: one.name }))}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t('common.clear') }}
              nothingFoundMessage={t('common.nothingFound')}
              value={authority}
              onChange={setAuthority}
            />
          </div>
          <div className={classes.buttons}>
            <Button
              variant="default"
              leftSection={<IconFileImport size={15} aria-hidden />}
              data-testid="open-import"
              onClick={() => setDialog('import')}
            >
              {t('admin.cal.import')}
            </Button>
            <Button
              color="red.9"
              leftSection={<IconUrgent size={15} aria-hidden />}
              data-testid="open-emergency"
              onClick={() => setDialog('emergency')}
            >
              {t('admin.cal.emergency')}
            </Button>
          </div>
        </div>
        {shown ? (
          <>
            <p className={classes.hint}>
              {t('admin.cal.summary', {
                days: shown.workingDays.toLocaleString(language),
                hours: shown.workingHours.toLocaleString(language),
                zone: shown.timeZone,
                version: shown.version,
              })}
            </p>
            <YearGrid year={shown} picked={day?.date ?? null} pick={setDay} />
            <DayCard day={day} />
          </>
        ) : null}
      </section>
      <Layers region={region} change={change} saving={saving} />
      <Schedule key={`${authority}-${region.version}`} region={region} authority={authority} change={change} saving={saving} />
      {dialog === 'import' ? <ImportForm region={region} dismiss={() => setDialog(null)} /> : null}
      {dialog === 'emergency' ? (
        <EmergencyForm region={region} date={day?.date ?? null} authority={authority} dismiss={() => setDialog(null)} />
      ) : null}
    </div>
  );
}
