import { Modal, Select, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { HandBack } from '@/features/case/api/handBackCase';
import type { CaseSummary } from '@/lib/api/types';
import { useDirectory } from '@/lib/directory/useDirectory';
import { useText } from '@/lib/i18n';
import { FormButtons } from './FormButtons';
import classes from './Work.module.css';

interface Props {
  summary: CaseSummary;
  busy: boolean;
  dismiss: () => void;
  send: (handBack: HandBack) => Promise<void>;
}

/** "Not ours": why, and whose it is instead. */
export function HandBackForm({ summary, busy, dismiss, send }: Props) {
  const { t } = useText();
  const { authorities } = useDirectory();
  const [reason, setReason] = useState('');
  const [proposed, setProposed] = useState<string | null>(null);
  return (
    <Modal opened onClose={dismiss} title={t('handBack.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className={classes.form}
        data-testid="hand-back-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim()) void send({ reason: reason.trim(), ...(proposed ? { proposed } : {}) });
        }}
      >
        {summary.bounces >= 1 ? <p className={classes.reason}>{t('handBack.second')}</p> : null}
        <Textarea
          label={t('handBack.reason')}
          data-autofocus
          required
          autosize
          minRows={3}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Select
          label={t('handBack.proposed')}
          description={t('handBack.proposedHint')}
          data={authorities.filter((one) => one.id !== summary.authority).map((one) => ({ value: one.id, label: one.name }))}
          value={proposed}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('common.clear') }}
          nothingFoundMessage={t('common.nothingFound')}
          onChange={setProposed}
        />
        <FormButtons label={t('handBack.send')} disabled={!reason.trim()} busy={busy} testId="confirm-hand-back" dismiss={dismiss} />
      </form>
    </Modal>
  );
}
