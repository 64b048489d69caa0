import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconDots, IconEdit, IconKey, IconPlayerPause, IconPlayerPlay, IconPlugConnected, IconSend, IconTrash } from '@tabler/icons-react';
import { useConfirm } from '@/components/Confirm';
import { useProved } from '@/components/Proof';
import { pauseChannel } from '@/features/admin/channels/api/pauseChannel';
import { removeChannel } from '@/features/admin/channels/api/removeChannel';
import { rotateChannelSecret } from '@/features/admin/channels/api/rotateChannelSecret';
import type { Channel } from '@/features/admin/channels/api/types';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';

interface Props {
  channel: Channel;
  edit: () => void;
  test: () => void;
  check: () => void;
  showSecret: (secret: string) => void;
  changed: () => void;
}

export function ChannelActions({ channel, edit, test, check, showSecret, changed }: Props) {
  const { t } = useText();
  const proved = useProved();
  const confirmed = useConfirm();
  const run = async (what: () => Promise<unknown>) => {
    try {
      await what();
      changed();
    } catch (error) {
      notifications.show({ message: problemSentence(error, t), color: 'red' });
    }
  };
  const rotate = async () => showSecret((await proved(() => rotateChannelSecret(channel.id))).secret);
  const remove = async () => {
    await proved(() => removeChannel(channel.id));
    notifications.show({ message: t('channel.removed', { name: channel.name }), color: 'green' });
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('channel.actionsOf', { name: channel.name })} data-testid="channel-actions">
          <IconDots size={17} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconSend size={15} aria-hidden />} onClick={test}>
          {t('channel.test.menu')}
        </Menu.Item>
        {channel.kind === 'open311-peer' ? (
          <Menu.Item leftSection={<IconPlugConnected size={15} aria-hidden />} onClick={check} data-testid="channel-check">
            {t('channel.check.menu')}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconEdit size={15} aria-hidden />} onClick={edit}>
          {t('channel.edit')}
        </Menu.Item>
        {channel.hasSecret ? (
          <Menu.Item
            leftSection={<IconKey size={15} aria-hidden />}
            onClick={async () =>
              (await confirmed({
                title: t('channel.rotate'),
                text: t('channel.rotateConfirm', { name: channel.name }),
                agree: t('channel.rotate'),
              })) && void run(rotate)
            }
          >
            {t('channel.rotate')}
          </Menu.Item>
        ) : null}
        <Menu.Item
          leftSection={channel.paused ? <IconPlayerPlay size={15} aria-hidden /> : <IconPlayerPause size={15} aria-hidden />}
          onClick={() => void run(() => pauseChannel(channel.id, !channel.paused))}
        >
          {t(channel.paused ? 'channel.resume' : 'channel.pause')}
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={15} aria-hidden />}
          data-testid="channel-remove"
          onClick={async () =>
            (await confirmed({
              title: t('channel.remove'),
              text: t('channel.removeConfirm', { name: channel.name }),
              agree: t('channel.remove'),
            })) && void run(remove)
          }
        >
          {t('channel.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
