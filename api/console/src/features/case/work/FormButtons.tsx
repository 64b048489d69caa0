import { Button } from '@mantine/core';
import { useText } from '@/lib/i18n';
import classes from './Work.module.css';

interface Props {
  /** What sending does, as text. */
  label: string;
  disabled?: boolean;
  busy: boolean;
  testId: string;
  dismiss: () => void;
}

/** The end of a dialog's form: send, or leave. */
export function FormButtons({ label, disabled = false, busy, testId, dismiss }: Props) {
  const { t } = useText();
  return (
    <div className={classes.buttons}>
      <Button type="submit" disabled={disabled} loading={busy} data-testid={testId}>
        {label}
      </Button>
      <Button variant="default" onClick={dismiss}>
        {t('common.cancel')}
      </Button>
    </div>
  );
}
