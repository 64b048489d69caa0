import { Button, CloseButton } from '@mantine/core';
import { useState } from 'react';
import { type BulkAction, type BulkRequest, bulkActions, mostCases } from '@/features/queue/api/types';
import { useText } from '@/lib/i18n';
import classes from './Bulk.module.css';
import { BulkDialog } from './BulkDialog';

interface Props {
  ids: string[];
  /** How many the list shows. */
  shown: number;
  all: () => void;
  clear: () => void;
  begin: (wish: BulkRequest) => Promise<boolean>;
}

/** What can be done to the picked cases. */
export function BulkBar({ ids, shown, all, clear, begin }: Props) {
  const { t } = useText();
  const [asked, setAsked] = useState<BulkAction | null>(null);
  const start = async (wish: BulkRequest) => {
    if (!(await begin(wish))) return;
    setAsked(null);
    clear();
  };
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('bulk.label')} data-testid="bulk-bar">
      <span className={classes.line}>
        <strong aria-live="polite">{t('bulk.picked', { count: ids.length })}</strong>
        {ids.length < Math.min(shown, mostCases) ? (
          <Button variant="subtle" size="compact-xs" onClick={all}>
            {t('bulk.all', { count: Math.min(shown, mostCases) })}
          </Button>
        ) : null}
        <CloseButton size="sm" className={classes.clear} aria-label={t('bulk.clear')} onClick={clear} />
      </span>
      <span className={classes.line}>
        {bulkActions.map((action) => (
          <Button
            key={action}
            size="compact-sm"
            variant="default"
            data-testid={`bulk-${action}`}
            onClick={() => (action === 'claim' ? void start({ ids, action }) : setAsked(action))}
          >
            {t(`bulk.action.${action}`)}
          </Button>
        ))}
      </span>
      {asked && asked !== 'claim' ? <BulkDialog action={asked} ids={ids} dismiss={() => setAsked(null)} begin={start} /> : null}
    </div>
  );
}
