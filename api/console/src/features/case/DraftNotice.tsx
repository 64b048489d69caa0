import { Button } from '@mantine/core';
import { useText } from '@/lib/i18n';
import classes from './ComposerFiles.module.css';
import type { ComposerDraft } from './useComposer';

/** Two tabs wrote: the person chooses which text is kept. */
export function DraftNotice({ draft }: { draft: ComposerDraft }) {
  const { t } = useText();
  if (draft.saving !== 'conflict' || !draft.theirs) return null;
  return (
    <div className={classes.notice} role="alert" data-testid="draft-conflict">
      {t('draft.changed')}
      <p className={classes.theirs}>{draft.theirs.text || t('draft.sent')}</p>
      <Button size="compact-xs" variant="default" onClick={draft.takeTheirs}>
        {t('draft.takeTheirs')}
      </Button>
      <Button size="compact-xs" variant="default" onClick={draft.takeMine}>
        {t('draft.takeMine')}
      </Button>
    </div>
  );
}
