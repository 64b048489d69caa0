import '@mantine/dates/styles.css';
import 'dayjs/locale/ru';
import { DateInput, type DateInputProps, DateTimePicker, type DateTimePickerProps } from '@mantine/dates';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { useText } from '@/lib/i18n';

dayjs.extend(customParseFormat);

const shown = 'DD.MM.YYYY';

const dialogNamed = (name: string) => ({ withinPortal: true, attributes: { dropdown: { 'aria-label': name } } });

type DateProps = Omit<DateInputProps, 'value' | 'onChange'> & { value: string; onChange: (day: string) => void };

/** A day as "2026-11-24" or nothing; written and shown in the language of the console, not of the browser. */
export function DateField({ value, onChange, ...rest }: DateProps) {
  const { t, language } = useText();
  return (
    <DateInput
      size="xs"
      locale={language}
      nextLabel={t('common.nextMonth')}
      previousLabel={t('common.previousMonth')}
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      firstDayOfWeek={1}
      valueFormat={shown}
      placeholder={t('common.dateHint')}
      dateParser={(typed) => {
        const day = dayjs(typed.trim(), [shown, 'D.M.YYYY', 'D.M.YY', 'YYYY-MM-DD'], true);
        return day.isValid() ? day.format('YYYY-MM-DD') : null;
      }}
      popoverProps={dialogNamed(t('common.calendar'))}
      value={value || null}
      onChange={(day) => onChange(day ?? '')}
      {...rest}
    />
  );
}

type MomentProps = Omit<DateTimePickerProps, 'value' | 'onChange' | 'type'> & { value: string; onChange: (moment: string) => void };

/** A moment as "2026-11-24T18:00" on a clock the label names, or nothing. */
export function MomentField({ value, onChange, ...rest }: MomentProps) {
  const { t, language } = useText();
  return (
    <DateTimePicker
      size="xs"
      locale={language}
      nextLabel={t('common.nextMonth')}
      previousLabel={t('common.previousMonth')}
      clearButtonProps={{ 'aria-label': t('common.clear') }}
      firstDayOfWeek={1}
      valueFormat={`${shown} HH:mm`}
      placeholder={t('common.momentHint')}
      submitButtonProps={{ 'aria-label': t('common.done') }}
      timePickerProps={{ format: '24h', hoursInputLabel: t('common.hours'), minutesInputLabel: t('common.minutes') }}
      popoverProps={dialogNamed(t('common.calendar'))}
      value={value ? value.replace('T', ' ') : null}
      onChange={(moment) => onChange(moment ? moment.slice(0, 16).replace(' ', 'T') : '')}
      {...rest}
    />
  );
}
