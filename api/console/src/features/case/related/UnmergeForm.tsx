import { Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { FormButtons } from '@/features/case/work/FormButtons';
import work from '@/features/case/work/Work.module.css';
import { useText } from '@/lib/i18n';
import type { RelatedActions } from './useRelatedActions';

/** Takes a case out of the one it waits in; the reason stays in its history. */
export function UnmergeForm({
  member,
  number,
  actions,
  dismiss,
}: {
  member: string;
  number: number;
  actions: RelatedActions;
  dismiss: () => void;
}) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <Modal opened onClose={dismiss} title={t('related.unmergeTitle', { number })} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className={work.form}
        data-testid="unmerge-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!reason.trim()) return;
          void actions.unmerge(member, reason.trim()).then((refused) => {
            if (refused === null) dismiss();
            else setProblem(refused);
          });
        }}
      >
        <p className={work.hint}>{t('related.unmergeHint')}</p>
        <Textarea
          size="xs"
          label={t('related.reason')}
          data-autofocus
          data-testid="unmerge-reason"
          required
          autosize
          minRows={2}
          value={reason}
          error={problem}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FormButtons
          label={t('related.unmergeDo')}
          disabled={!reason.trim()}
          busy={actions.busy === 'unmerge'}
          testId="confirm-unmerge"
          dismiss={dismiss}
        />
      </form>
    </Modal>
  );
}
