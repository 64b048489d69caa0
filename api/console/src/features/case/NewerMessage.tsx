import { Button } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useText } from '@/lib/i18n';
import classes from './CasePanel.module.css';

/** The resident wrote more than the reader has seen; said aloud. */
export function NewerMessage({ waits, show }: { waits: boolean; show: () => void }) {
  const { t } = useText();
  return (
    <div aria-live="assertive">
      {waits ? (
        <div className={classes.newer} data-testid="newer-message">
          {t('case.newerMessage')}
          <Button variant="white" data-testid="show-newer" leftSection={<IconArrowDown size={15} aria-hidden />} onClick={show}>
            {t('case.showNewer')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
