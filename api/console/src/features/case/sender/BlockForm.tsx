import { Modal, SegmentedControl, Textarea } from '@mantine/core';
import { useState } from 'react';
import { type BlockTerm, blockTerms } from '@/features/case/api/blockSender';
import { FormButtons } from '@/features/case/work/FormButtons';
import work from '@/features/case/work/Work.module.css';
import { useText } from '@/lib/i18n';
import type { SenderActions } from './useSenderActions';

const shortestReason = 5;

/** Blocks the sender for a term; the reason goes into the audit log. */
export function BlockForm({ name, actions, dismiss }: { name: string; actions: SenderActions; dismiss: () => void }) {
  const { t } = useText();
  const [term, setTerm] = useState<BlockTerm>('1d');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const tooShort = reason.trim().length < shortestReason;
  return (
    <Modal opened onClose={dismiss} title={t('sender.blockTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className={work.form}
        data-testid="block-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (tooShort) return;
          void actions.block(term, reason.trim()).then((refused) => {
            if (refused === null) dismiss();
            else setProblem(refused);
          });
        }}
      >
        <p className={work.hint}>{t('sender.blockHint', { name })}</p>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('sender.term')}
          data-testid="block-term"
          data={blockTerms.map((value) => ({ value, label: t(`sender.terms.${value}`) }))}
          value={term}
          onChange={(value) => setTerm(value as BlockTerm)}
        />
        <Textarea
          size="xs"
          label={t('sender.reason')}
          description={t('sender.reasonHint')}
          data-autofocus
          data-testid="block-reason"
          required
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          error={problem}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FormButtons
          label={t('sender.blockDo')}
          disabled={tooShort}
          busy={actions.busy === 'block'}
          testId="confirm-block"
          dismiss={dismiss}
        />
      </form>
    </Modal>
  );
}
