import type { CaseStatus } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import classes from './StatusBadge.module.css';

/** A case that the resident brought back is not new. */
export function StatusBadge({ status, leg = 1 }: { status: CaseStatus; leg?: number }) {
  const { t } = useText();
  const reopened = status === 'open' && leg > 1;
  return (
    <span className={`${classes.badge} ${reopened ? classes.reopened : (classes[status] ?? '')}`} data-status={status}>
      {t(`status.${reopened ? 'reopened' : status}`)}
    </span>
  );
}
