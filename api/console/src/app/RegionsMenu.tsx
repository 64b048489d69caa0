import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconMapPin } from '@tabler/icons-react';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import { useSession } from '@/lib/session/session';
import { goOnIn } from '@/lib/session/useRegionOfPage';
import classes from './ProfileMenu.module.css';

/** The regions in which a person has a role: choosing one goes on there, without signing in again. */
export function RegionsMenu() {
  const { t } = useText();
  const session = useSession();
  if (session.regions.length < 2) return null;
  const go = async (region: string) => {
    try {
      await goOnIn(region);
    } catch (error) {
      notifications.show({ message: problemSentence(error, t), color: 'red' });
    }
  };
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('regions.own')}</Menu.Label>
      {session.regions.map((one) => {
        const here = one.region === session.region;
        return (
          <Menu.Item
            key={one.region}
            leftSection={here ? <IconCheck size={16} aria-hidden /> : <IconMapPin size={16} aria-hidden />}
            aria-current={here || undefined}
            data-testid={`go-to-${one.region}`}
            onClick={() => (here ? undefined : void go(one.region))}
          >
            {one.name || t('regions.everywhere')}
            <span className={classes.roleThere}>{t(`role.${one.role}`)}</span>
          </Menu.Item>
        );
      })}
    </>
  );
}
