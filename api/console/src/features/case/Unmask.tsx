import { Button, Modal, Textarea } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { unmaskCase } from '@/features/case/api/unmaskCase';
import type { CaseDetail } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import { useSession } from '@/lib/session/session';
import { caseKey } from './useCaseDetail';

/** Shows the resident's telephone and the like, for a reason that is recorded; the next reading hides them again. */
export function Unmask({ detail }: { detail: CaseDetail }) {
  const { t } = useText();
  const session = useSession();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const masked = JSON.stringify([detail.summary, detail.messages]).includes('•');
  if (!masked || !session.permissions.includes('cases.unmask')) return null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setProblem(null);
    try {
      queries.setQueryData(caseKey(detail.summary.id), await unmaskCase(detail.summary.id, reason));
      setOpened(false);
      setReason('');
    } catch (error) {
      setProblem(problemSentence(error, t));
    }
  };
  return (
    <>
      <Button
        variant="default"
        fullWidth
        leftSection={<IconEye size={15} aria-hidden />}
        onClick={() => setOpened(true)}
        data-testid="unmask"
      >
        {t('case.unmask')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('case.unmask')}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <form onSubmit={(event) => void submit(event)} style={{ display: 'grid', gap: 12 }}>
          <Textarea
            size="xs"
            autosize
            minRows={2}
            label={t('case.unmaskReason')}
            description={t('case.unmaskHint')}
            data-autofocus
            data-testid="unmask-reason"
            value={reason}
            error={problem}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <Button type="submit" disabled={reason.trim().length < 5} style={{ justifySelf: 'end' }} data-testid="unmask-submit">
            {t('case.unmaskShow')}
          </Button>
        </form>
      </Modal>
    </>
  );
}
