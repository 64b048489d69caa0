import { Modal, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FormalRequest } from '@/features/case/api/askFormally';
import { useText } from '@/lib/i18n';
import { FormButtons } from './FormButtons';
import { type FormalFault, faultsOf } from './formal';
import classes from './Work.module.css';

/** Records that the resident asks for the law's procedure, with what the law requires. */
export function FormalForm({
  name,
  busy,
  dismiss,
  send,
}: {
  name: string;
  busy: boolean;
  dismiss: () => void;
  send: (request: FormalRequest) => Promise<void>;
}) {
  const { t } = useText();
  const [request, setRequest] = useState({ fullName: name, replyTo: '', text: '' });
  const [faults, setFaults] = useState<Partial<Record<keyof FormalRequest, FormalFault>>>({});
  const wrong = (field: keyof FormalRequest) => (faults[field] ? t(`formal.fault.${faults[field]}`) : undefined);
  return (
    <Modal opened onClose={dismiss} size="lg" title={t('formal.askTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        className={classes.form}
        data-testid="formal-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found = faultsOf(request);
          setFaults(found);
          if (Object.keys(found).length > 0) return;
          void send({
            fullName: request.fullName.trim(),
            replyTo: request.replyTo.trim(),
            ...(request.text.trim() ? { text: request.text.trim() } : {}),
          });
        }}
      >
        <p className={classes.dim}>{t('formal.askHint')}</p>
        <TextInput
          label={t('formal.fullName')}
          data-autofocus
          required
          maxLength={200}
          value={request.fullName}
          error={wrong('fullName')}
          onChange={(event) => setRequest({ ...request, fullName: event.currentTarget.value })}
        />
        <TextInput
          label={t('formal.replyTo')}
          required
          maxLength={200}
          value={request.replyTo}
          error={wrong('replyTo')}
          onChange={(event) => setRequest({ ...request, replyTo: event.currentTarget.value })}
        />
        <Textarea
          size="xs"
          label={t('formal.substance')}
          description={t('formal.substanceHint')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={10_000}
          value={request.text}
          onChange={(event) => setRequest({ ...request, text: event.currentTarget.value })}
        />
        <FormButtons label={t('formal.ask')} busy={busy} testId="confirm-formal" dismiss={dismiss} />
      </form>
    </Modal>
  );
}
