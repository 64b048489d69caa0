import { Button } from '@mantine/core';
import { useText } from '@/lib/i18n';
import classes from './AdminPage.module.css';

interface Props {
  again: () => void;
  /** There is nothing to read: the region has no settings yet. */
  missing?: boolean;
}

/** Instead of a screen: said when what a screen keeps could not be read. */
export function Unread({ again, missing = false }: Props) {
  const { t } = useText();
  return (
    <div className={classes.page} role="alert">
      <h1 className={classes.title}>{t(missing ? 'admin.noRegion' : 'admin.unread')}</h1>
      <Button variant="default" onClick={again} w="fit-content">
        {t('common.retry')}
      </Button>
    </div>
  );
}
