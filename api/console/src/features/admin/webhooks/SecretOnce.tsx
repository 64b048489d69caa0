import { Button, Code, CopyButton, Modal } from '@mantine/core';
import page from '@/features/admin/AdminPage.module.css';
import { useText } from '@/lib/i18n';

/** A secret is shown when it is made and never again. */
export function SecretOnce({ secret, close }: { secret: string | null; close: () => void }) {
  const { t } = useText();
  return (
    <Modal
      opened={secret !== null}
      onClose={close}
      title={t('webhook.secret')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <div className={page.form}>
        <p className={page.hint}>{t('webhook.secretOnce')}</p>
        <Code block data-testid="webhook-secret" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {secret ?? ''}
        </Code>
        <div className={page.buttons}>
          <CopyButton value={secret ?? ''}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {t(copied ? 'webhook.copied' : 'webhook.copy')}
              </Button>
            )}
          </CopyButton>
          <Button onClick={close}>{t('common.close')}</Button>
        </div>
      </div>
    </Modal>
  );
}
