import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangleFilled, IconClock, IconFlag } from '@tabler/icons-react';
import type { CaseSummary } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useNow } from '@/lib/now';
import { useSession } from '@/lib/session/session';
import { duration, exact } from '@/lib/time';
import classes from './Deadline.module.css';
import { urgency } from './urgency';

type Due = Pick<CaseSummary, 'dueAt' | 'dueKind' | 'overdue'>;

/** Remaining time as text and colour; the exact moment on hover. */
export function Deadline({ due, compact, testId }: { due: Due; compact?: boolean; testId?: string }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const now = useNow();
  const tone = urgency(due, now);
  if (!due.dueAt) {
    return (
      <span className={`${classes.pill} ${classes.none}`} data-testid={testId}>
        {t('deadline.none')}
      </span>
    );
  }
  const left = Date.parse(due.dueAt) - now;
  const time = duration(Math.abs(left), language);
  const Icon = tone === 'late' ? IconAlertTriangleFilled : due.dueKind === 'promise' ? IconFlag : IconClock;
  return (
    <span
      className={`${classes.pill} ${classes[tone]}`}
      data-testid={testId}
      data-urgency={tone}
      title={`${t(`deadline.kind.${due.dueKind ?? 'answer'}`)}: ${exact(due.dueAt, timeZone, language)}`}
    >
      <Icon size={13} aria-hidden />
      {left >= 0 ? (
        time
      ) : compact ? (
        <>
          <VisuallyHidden>{t('deadline.late', { time })}</VisuallyHidden>
          <span aria-hidden>−{time}</span>
        </>
      ) : (
        t('deadline.late', { time })
      )}
    </span>
  );
}
