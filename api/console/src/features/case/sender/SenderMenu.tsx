import { Menu } from '@mantine/core';
import { IconUserOff } from '@tabler/icons-react';
import type { CaseDetail } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { useNow } from '@/lib/now';
import { useSession } from '@/lib/session/session';
import { senderState } from './senderState';

/** What the case's menu offers against a sender who floods. Who wrote by the form cannot be blocked: it says so. */
export function SenderMenu({ detail, block }: { detail: CaseDetail; block: () => void }) {
  const { t } = useText();
  const now = useNow();
  if (!useSession().permissions.includes('senders.block') || senderState(detail.senderBlock, now).kind === 'blocked') return null;
  return (
    <Menu.Item
      leftSection={<IconUserOff size={16} aria-hidden />}
      disabled={!detail.hasSender}
      title={detail.hasSender ? undefined : t('sender.none')}
      onClick={block}
      data-testid="block-sender"
    >
      {t('sender.blockTitle')}
    </Menu.Item>
  );
}
