import { Button } from '@mantine/core';
import { IconArrowBackUp, IconPencil, IconUserCheck } from '@tabler/icons-react';
import { Deadline } from '@/components/Deadline';
import { RelativeTime } from '@/components/RelativeTime';
import type { CaseSummary, Proposal } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import { DecideProposal } from './DecideProposal';
import { RevisionText } from './RevisionText';
import type { Turn } from './turn';
import type { WorkActions } from './useWorkActions';
import classes from './Work.module.css';

interface Props {
  turn: Turn;
  summary: CaseSummary;
  actions: WorkActions;
  /** Why nothing can be sent now: an approver must not approve an answer blind to a newer message. */
  blocked: string | null;
  /** Puts the text into the composer. */
  edit: (proposal: Proposal) => void;
}

/** The text that waits for agreement, or came back from it, above the field where it is written. */
export function ProposalBar({ turn, summary, actions, blocked, edit }: Props) {
  const { t } = useText();
  const { officialName } = useDirectory();
  if (turn.kind === 'none') return null;
  const { proposal } = turn;
  const due = {
    dueAt: summary.approvalDueAt,
    dueKind: 'approval',
    overdue: Boolean(summary.approvalDueAt && Date.parse(summary.approvalDueAt) < Date.now()),
  };
  if (turn.kind === 'decide') return <DecideProposal proposal={proposal} mine={turn.mine} due={due} actions={actions} blocked={blocked} />;
  if (turn.kind === 'returned') {
    return (
      <section className={classes.bar} data-tone="returned" data-testid="returned-answer" aria-label={t('approval.returnedTitle')}>
        <div className={classes.top}>
          <IconArrowBackUp size={17} aria-hidden />
          <strong>{t('approval.returnedBy', { name: proposal.returned?.by ?? '' })}</strong>
          {proposal.returned ? <RelativeTime at={proposal.returned.at} className={classes.dim} /> : null}
          <span className={classes.grow} />
          <Button
            variant="default"
            loading={actions.busy === 'withdraw'}
            onClick={() => void actions.withdraw(proposal.revision)}
            data-testid="drop-answer"
          >
            {t('approval.drop')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPencil size={15} aria-hidden />}
            onClick={() => edit(proposal)}
            data-testid="edit-answer"
          >
            {t('approval.edit')}
          </Button>
        </div>
        <p className={classes.reason}>{proposal.returned?.reason}</p>
      </section>
    );
  }
  const waits = proposal.approver
    ? t('approval.waitsFor', { name: officialName(proposal.approver) })
    : t('approval.cameBack', { name: proposal.authorName });
  return (
    <section className={classes.bar} data-tone="wait" data-testid="waiting-answer" aria-label={waits}>
      <div className={classes.top}>
        <IconUserCheck size={17} aria-hidden />
        <strong>{waits}</strong>
        {summary.approvalDueAt ? <Until at={summary.approvalDueAt} /> : null}
        {proposal.approver && summary.approvalDueAt ? <Deadline due={due} /> : null}
        {proposal.steps > 1 ? (
          <span className={classes.dim}>{t('approval.step', { step: proposal.step, steps: proposal.steps })}</span>
        ) : null}
        <span className={classes.grow} />
        {turn.kind === 'wait' ? (
          <>
            <Button
              variant="default"
              loading={actions.busy === 'withdraw'}
              onClick={() => void actions.withdraw(proposal.revision)}
              data-testid="withdraw-answer"
            >
              {t('approval.withdraw')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPencil size={15} aria-hidden />}
              onClick={() => edit(proposal)}
              data-testid="edit-answer"
            >
              {t('approval.edit')}
            </Button>
          </>
        ) : null}
      </div>
      <details>
        <summary className={classes.dim}>
          {t('approval.text', { author: proposal.authorName, kind: t(`answerKind.${proposal.kind}`) })}
        </summary>
        <RevisionText key={proposal.revision} text={proposal.text} previous={proposal.previous} />
      </details>
    </section>
  );
}

function Until({ at }: { at: string }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  return <span>{t('approval.until', { time: short(at, timeZone, language) })}</span>;
}
