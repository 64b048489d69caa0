import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconEdit, IconKey, IconListDetails, IconSend, IconTrash } from '@tabler/icons-react';
import { useConfirm } from '@/components/Confirm';
import { deleteWebhook } from '@/features/admin/webhooks/api/deleteWebhook';
import { rotateWebhookSecret } from '@/features/admin/webhooks/api/rotateWebhookSecret';
import { testWebhook } from '@/features/admin/webhooks/api/testWebhook';
import type { Webhook } from '@/features/admin/webhooks/api/types';
import { useText } from '@/lib/i18n';

interface Props {
  webhook: Webhook;
  edit: () => void;
  showLog: () => void;
  showSecret: (secret: string) => void;
  changed: () => void;
}

export function WebhookActions({ webhook, edit, showLog, showSecret, changed }: Props) {
  const { t } = useText();
  const confirmed = useConfirm();
  const say = (message: string, color: string) => notifications.show({ message, color, autoClose: 4000 });
  const run = async (what: () => Promise<unknown>) => {
    try {
      await what();
      changed();
    } catch {
      say(t('webhook.failed'), 'red');
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('webhook.actionsOf', { name: webhook.settings.name })}
          data-testid="webhook-actions"
        >
          <IconDots size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconListDetails size={15} aria-hidden />} onClick={showLog}>
          {t('webhook.log')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconSend size={15} aria-hidden />}
          onClick={() =>
            void run(async () => {
              await testWebhook(webhook.id);
              say(t('webhook.tested'), 'green');
            })
          }
        >
          {t('webhook.test')}
        </Menu.Item>
        <Menu.Item leftSection={<IconEdit size={15} aria-hidden />} onClick={edit}>
          {t('webhook.edit')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKey size={15} aria-hidden />}
          onClick={() => void run(async () => showSecret((await rotateWebhookSecret(webhook.id)).secret))}
        >
          {t('webhook.rotate')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={15} aria-hidden />}
          onClick={async () =>
            (await confirmed({
              title: t('webhook.delete'),
              text: t('webhook.confirm', { name: webhook.settings.name }),
              agree: t('webhook.delete'),
            })) && void run(() => deleteWebhook(webhook.id))
          }
        >
          {t('webhook.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
