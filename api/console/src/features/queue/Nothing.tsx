import { Button, Loader } from '@mantine/core';
import { IconInbox, IconPlugConnectedX } from '@tabler/icons-react';
import { useText } from '@/lib/i18n';
import classes from './Queue.module.css';

/** A list without rows: not read, not readable, or empty. */
export function Nothing({ loading, failed, retry }: { loading: boolean; failed: boolean; retry: () => void }) {
  const { t } = useText();
  if (failed) {
    return (
      <div className={classes.empty} role="alert">
        <IconPlugConnectedX size={32} stroke={1.4} aria-hidden />
        {t('queue.failed')}
        <Button variant="default" onClick={retry}>
          {t('common.retry')}
        </Button>
      </div>
    );
  }
  if (loading) {
    return (
      <div className={classes.empty}>
        <Loader size="sm" aria-label={t('common.loading')} />
      </div>
    );
  }
  return (
    <div className={classes.empty}>
      <IconInbox size={32} stroke={1.4} aria-hidden />
      {t('queue.empty')}
    </div>
  );
}
