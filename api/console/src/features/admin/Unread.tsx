import { Button } from '@mantine/core';
import { useText } from '@/lib/i18n';
import classes from './AdminPage.module.css';

/** Said when what a screen keeps could not be read. */
export function Unread({ again }: { again: () => void }) {
  const { t } = useText();
  return (
    <div className={classes.page} role="alert">
      <p className={classes.empty}>{t('admin.unread')}</p>
      <Button variant="default" onClick={again} w="fit-content">
        {t('common.retry')}
      </Button>
    </div>
  );
}
