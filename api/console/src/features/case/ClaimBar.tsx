import { Alert, Button } from '@mantine/core';
import { IconHandGrab, IconLockOpen, IconUserX } from '@tabler/icons-react';
import type { CaseSummary } from '@/lib/api/types';
import { isMe } from '@/lib/cases/views';
import { useText } from '@/lib/i18n';
import { useSecond } from '@/lib/now';
import { useSession } from '@/lib/session/session';
import { clock, duration } from '@/lib/time';
import classes from './CasePanel.module.css';

interface Props {
  summary: CaseSummary;
  busy: string | null;
  claim: () => void;
  release: () => void;
}

/** Who holds the case and until when; take it or give it back. */
export function ClaimBar({ summary, busy, claim, release }: Props) {
  const { t, language } = useText();
  const session = useSession();
  const now = useSecond();
  const mine = isMe(session, summary.claimedBy);
  const left = summary.leaseUntil ? Date.parse(summary.leaseUntil) - now : null;
  if (mine) {
    return (
      <div className={classes.claim}>
        <span className={classes.holder}>
          {t('case.heldByMe')}
          {left !== null ? <span className={classes.lease}>{t('case.leaseLeft', { time: duration(left, language) })}</span> : null}
        </span>
        <Button
          variant="default"
          data-testid="release"
          classNames={{ root: classes.shortened, label: classes.short }}
          loading={busy === 'release'}
          onClick={release}
          leftSection={<IconLockOpen size={15} aria-hidden />}
        >
          {t('case.release')}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.claim}>
      {summary.claimedBy ? (
        <span className={classes.holder} data-testid="holder">
          {t('case.heldBy', { name: summary.claimedByName ?? summary.claimedBy })}
          {summary.leaseUntil ? (
            <span className={classes.lease}>{t('case.leaseUntil', { time: clock(summary.leaseUntil, session.timeZone, language) })}</span>
          ) : null}
        </span>
      ) : null}
      <Button
        data-testid="claim"
        classNames={{ root: classes.shortened, label: classes.short }}
        variant={summary.claimedBy ? 'default' : 'filled'}
        loading={busy === 'claim'}
        onClick={claim}
        leftSection={<IconHandGrab size={15} aria-hidden />}
      >
        {t('case.claim')}
      </Button>
    </div>
  );
}

export function ClaimRefused({ text, close }: { text: string; close: () => void }) {
  const { t } = useText();
  return (
    <Alert
      role="alert"
      data-testid="claim-refused"
      color="red"
      variant="light"
      radius={0}
      icon={<IconUserX size={18} aria-hidden />}
      withCloseButton
      closeButtonLabel={t('common.close')}
      onClose={close}
      classNames={{ message: classes.refused }}
    >
      {text}
    </Alert>
  );
}
