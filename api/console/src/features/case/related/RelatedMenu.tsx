import { Menu } from '@mantine/core';
import { IconArrowBackUp, IconArrowsSplit, IconGitMerge, IconLinkPlus } from '@tabler/icons-react';
import type { CaseSummary } from '@/lib/api/types';
import { isUnsettled } from '@/lib/cases/views';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { takeBack } from './offerUndo';
import type { RelatedDialog } from './RelatedDialogs';
import { useUndoable } from './undoable';

/** What the case's menu offers between cases. */
export function RelatedMenu({
  summary,
  splittable,
  ask,
}: {
  summary: CaseSummary;
  splittable: boolean;
  ask: (dialog: RelatedDialog) => void;
}) {
  const { t } = useText();
  const undoable = useUndoable(summary.id);
  if (!useSession().permissions.includes('cases.work')) return null;
  const open = isUnsettled(summary);
  return (
    <>
      {undoable.map((one) => (
        <Menu.Item
          key={one.message}
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          onClick={() => void takeBack(one)}
          data-testid="undo-from-menu"
        >
          {t('related.undoOne', { what: one.message })}
        </Menu.Item>
      ))}
      {open ? (
        <Menu.Item leftSection={<IconGitMerge size={16} aria-hidden />} onClick={() => ask({ kind: 'merge' })} data-testid="merge">
          {t('related.mergeTitle')}
        </Menu.Item>
      ) : null}
      {open && splittable ? (
        <Menu.Item leftSection={<IconArrowsSplit size={16} aria-hidden />} onClick={() => ask({ kind: 'split' })} data-testid="split">
          {t('related.splitTitle')}
        </Menu.Item>
      ) : null}
      <Menu.Item leftSection={<IconLinkPlus size={16} aria-hidden />} onClick={() => ask({ kind: 'link' })} data-testid="link">
        {t('related.linkTitle')}
      </Menu.Item>
    </>
  );
}
