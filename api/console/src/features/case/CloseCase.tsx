import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useText } from '@/lib/i18n';
import classes from './Details.module.css';

/** Ends a case that needs no answer; the reason stays in its history. */
export function CloseCase({ opened, dismiss, close }: { opened: boolean; dismiss: () => void; close: (reason: string) => void }) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  return (
    <Modal opened={opened} onClose={dismiss} title={t('case.closeTitle')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim()) close(reason.trim());
        }}
      >
        <Textarea
          label={t('case.closeReason')}
          data-autofocus
          required
          autosize
          minRows={3}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className={classes.buttons}>
          <Button variant="default" onClick={dismiss}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!reason.trim()}>
            {t('case.close')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
