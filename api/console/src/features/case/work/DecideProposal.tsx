import { Button, Select, Textarea } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconUserShare } from '@tabler/icons-react';
import { useState } from 'react';
import { Deadline } from '@/components/Deadline';
import { AttachmentChip } from '@/features/case/AttachmentChip';
import type { CaseSummary, Proposal } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { useKeys } from '@/lib/keys';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import { RevisionText } from './RevisionText';
import type { WorkActions } from './useWorkActions';
import classes from './Work.module.css';

interface Props {
  proposal: Proposal;
  mine: boolean;
  due: Pick<CaseSummary, 'dueAt' | 'dueKind' | 'overdue'>;
  actions: WorkActions;
  blocked: string | null;
}

/** What the approver decides on: the text with its changes; approve it, return it, pass it to another. Keys: a, r, d. */
export function DecideProposal({ proposal, mine, due, actions, blocked }: Props) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const { officials, officialName } = useDirectory();
  const [asked, setAsked] = useState<'return' | 'delegate' | null>(null);
  const [reason, setReason] = useState('');
  const [to, setTo] = useState<string | null>(null);
  const approve = () => void actions.approve(proposal.revision);
  useKeys({
    a: () => blocked === null && approve(),
    r: () => setAsked('return'),
    d: () => setAsked('delegate'),
  });
  const sendBack = async () => {
    if (reason.trim() && (await actions.sendBack(proposal.revision, reason.trim()))) setAsked(null);
  };
  const delegate = async () => {
    if (to && (await actions.delegate(proposal.revision, to))) setAsked(null);
  };
  const returned = proposal.previous?.returned;
  return (
    <section className={classes.bar} data-testid="decide-answer" aria-label={t('approval.decide')}>
      <div className={classes.top}>
        <strong>{mine ? t('approval.waitsForMe') : t('approval.waitsFor', { name: officialName(proposal.approver ?? '') })}</strong>
        <Deadline due={due} />
        <span className={classes.dim}>{t('approval.text', { author: proposal.authorName, kind: t(`answerKind.${proposal.kind}`) })}</span>
        {proposal.promisedFor ? (
          <span className={classes.dim}>{t('approval.promises', { time: short(proposal.promisedFor, timeZone, language) })}</span>
        ) : null}
        {proposal.steps > 1 ? (
          <span className={classes.dim}>{t('approval.step', { step: proposal.step, steps: proposal.steps })}</span>
        ) : null}
      </div>
      {returned ? (
        <p className={classes.reason}>
          {t('approval.lastReason', { name: returned.by })} {returned.reason}
        </p>
      ) : null}
      <RevisionText key={proposal.revision} text={proposal.text} previous={proposal.previous} />
      {proposal.attachments.length > 0 ? (
        <div className={classes.files}>
          {proposal.attachments.map((file, index) => (
            <AttachmentChip key={`${file.fileId ?? file.name}-${index}`} attachment={file} />
          ))}
        </div>
      ) : null}
      {asked === 'return' ? (
        <form
          className={classes.form}
          onSubmit={(event) => {
            event.preventDefault();
            void sendBack();
          }}
        >
          <Textarea
            label={t('approval.reason')}
            description={t('approval.reasonHint')}
            data-testid="return-reason"
            autoFocus
            required
            autosize
            minRows={2}
            maxRows={6}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setAsked(null);
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void sendBack();
            }}
          />
          <div className={classes.buttons}>
            <Button type="submit" color="red" disabled={!reason.trim()} loading={actions.busy === 'return'} data-testid="confirm-return">
              {t('approval.return')}
            </Button>
            <Button variant="default" onClick={() => setAsked(null)}>
              {t('common.cancel')}
            </Button>
          </div>
        </form>
      ) : null}
      {asked === 'delegate' ? (
        <div className={classes.form}>
          <Select
            label={t('approval.delegateTo')}
            data-testid="delegate-to"
            data={officials
              .filter((one) => one.id !== proposal.author && one.id !== proposal.approver)
              .map((one) => ({ value: one.id, label: `${one.name}, ${one.position}` }))}
            value={to}
            searchable
            autoFocus
            nothingFoundMessage={t('common.nothingFound')}
            onChange={setTo}
          />
          <div className={classes.buttons}>
            <Button disabled={!to} loading={actions.busy === 'delegate'} onClick={() => void delegate()} data-testid="confirm-delegate">
              {t('approval.delegate')}
            </Button>
            <Button variant="default" onClick={() => setAsked(null)}>
              {t('common.cancel')}
            </Button>
          </div>
        </div>
      ) : null}
      {asked === null ? (
        <div className={classes.buttons}>
          <Button
            leftSection={<IconCheck size={16} aria-hidden />}
            disabled={blocked !== null}
            loading={actions.busy === 'approve'}
            onClick={approve}
            data-testid="approve"
          >
            {t('approval.approve')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            onClick={() => setAsked('return')}
            data-testid="return"
          >
            {t('approval.return')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconUserShare size={16} aria-hidden />}
            onClick={() => setAsked('delegate')}
            data-testid="delegate"
          >
            {t('approval.delegate')}
          </Button>
          {blocked ? <span className={classes.dim}>{blocked}</span> : null}
        </div>
      ) : null}
    </section>
  );
}
