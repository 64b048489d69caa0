import '@mantine/dates/styles.css';
import 'dayjs/locale/ru';
import { DateInput, type DateInputProps, DateTimePicker, type DateTimePickerProps } from '@mantine/dates';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { useText } from '@/lib/i18n';

dayjs.extend(customParseFormat);

const shown = 'DD.MM.YYYY';

/** What both fields have: the calendar in the language of the console, named for screen readers. */
function useCalendar() {
  const { t, language } = useText();
  return {
    size: 'xs',
    locale: language,
    firstDayOfWeek: 1,
    nextLabel: t('common.nextMonth'),
    previousLabel: t('common.previousMonth'),
    clearButtonProps: { 'aria-label': t('common.clear') },
    popoverProps: { withinPortal: true, attributes: { dropdown: { 'aria-label': t('common.calendar') } } },
  } as const;
}

type DateProps = Omit<DateInputProps, 'value' | 'onChange'> & { value: string; onChange: (day: string) => void };

/** A day as "2026-11-24" or nothing; written and shown in the language of the console, not of the browser. */
export function DateField({ value, onChange, ...rest }: DateProps) {
  const { t } = useText();
  const calendar = useCalendar();
  return (
    <DateInput
      {...calendar}
      valueFormat={shown}
      placeholder={t('common.dateHint')}
      dateParser={(typed) => {
        const day = dayjs(typed.trim(), [shown, 'D.M.YYYY', 'D.M.YY', 'YYYY-MM-DD'], true);
        return day.isValid() ? day.format('YYYY-MM-DD') : null;
      }}
      value={value || null}
      onChange={(day) => onChange(day ?? '')}
      {...rest}
    />
  );
}

type MomentProps = Omit<DateTimePickerProps, 'value' | 'onChange' | 'type'> & { value: string; onChange: (moment: string) => void };

/** A moment as "2026-11-24T18:00" on a clock the label names, or nothing. */
export function MomentField({ value, onChange, ...rest }: MomentProps) {
  const { t } = useText();
  const calendar = useCalendar();
  return (
    <DateTimePicker
      {...calendar}
      valueFormat={`${shown} HH:mm`}
      placeholder={t('common.momentHint')}
      submitButtonProps={{ 'aria-label': t('common.done') }}
      timePickerProps={{ format: '24h', hoursInputLabel: t('common.hours'), minutesInputLabel: t('common.minutes') }}
      value={value ? value.replace('T', ' ') : null}
      onChange={(moment) => onChange(moment ? moment.slice(0, 16).replace(' ', 'T') : '')}
      {...rest}
    />
  );
}
