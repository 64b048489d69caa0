import type { CaseStatus } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import classes from './StatusBadge.module.css';

export function StatusBadge({ status }: { status: CaseStatus }) {
  const { t } = useText();
  return (
    <span className={`${classes.badge} ${classes[status] ?? ''}`} data-status={status}>
      {t(`status.${status}`)}
    </span>
  );
}
