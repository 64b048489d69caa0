import { Button } from '@mantine/core';
import { IconArrowBackUp, IconClockPause } from '@tabler/icons-react';
import type { WorkActions } from '@/features/case/work/useWorkActions';
import work from '@/features/case/work/Work.module.css';
import type { CaseSummary } from '@/lib/api/types';
import { isMe } from '@/lib/cases/views';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { weekday } from '@/lib/time';

/** The case is put aside: until when, by whom and for what; whoever did that brings it back. */
export function SnoozedBar({ summary, actions }: { summary: CaseSummary; actions: WorkActions }) {
  const { t, language } = useText();
  const session = useSession();
  const { officialName } = useDirectory();
  if (!summary.snoozedUntil) return null;
  const until = weekday(summary.snoozedUntil, session.timeZone, language);
  const mine = isMe(session, summary.snoozedBy);
  return (
    <section className={work.bar} data-tone="wait" data-testid="snoozed-bar" aria-label={t('snooze.done')}>
      <div className={work.top}>
        <IconClockPause size={17} aria-hidden />
        <strong>{mine ? t('snooze.until', { until }) : t('snooze.untilBy', { until, name: officialName(summary.snoozedBy ?? '') })}</strong>
        <span className={work.grow} />
        {mine ? (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={15} aria-hidden />}
            loading={actions.busy === 'unsnooze'}
            data-testid="unsnooze"
            onClick={() => void actions.unsnooze()}
          >
            {t('snooze.back')}
          </Button>
        ) : null}
      </div>
      {summary.snoozeNote ? <span data-testid="snooze-note">{summary.snoozeNote}</span> : null}
    </section>
  );
}
