import { Button, Modal } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useText } from '@/lib/i18n';
import classes from './AdminPage.module.css';

interface Props {
  title: string;
  size?: 'lg' | 'xl';
  /** `{name}-form` and `save-{name}` unless `saveId` says otherwise are the handles for tests. */
  name: string;
  saveId?: string;
  dismiss: () => void;
  submit: () => Promise<void>;
  busy: boolean;
  /** Not to be sent yet. */
  incomplete: boolean;
  /** What the button says; otherwise that it saves. */
  verb?: string;
  /** What it does cannot be taken back. */
  grave?: boolean;
  /** The fields. */
  children: ReactNode;
}

/** A form in a dialog, with a way out and a way through. */
export function FormDialog({
  title,
  size,
  name,
  saveId = `save-${name}`,
  dismiss,
  submit,
  busy,
  incomplete,
  verb,
  grave,
  children,
}: Props) {
  const { t } = useText();
  const send = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <Modal opened onClose={dismiss} size={size} title={title} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form className={classes.form} onSubmit={send} data-testid={`${name}-form`}>
        {children}
        <div className={classes.buttons}>
          <Button variant="default" onClick={dismiss}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={incomplete} color={grave ? 'red' : undefined} data-testid={saveId}>
            {verb ?? t('admin.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
