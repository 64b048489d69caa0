import { Menu, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import {
  IconBaselineDensityMedium,
  IconBaselineDensitySmall,
  IconChevronDown,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconShieldLock,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import { setLanguage, useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { signOut } from '@/lib/session/signOut';
import { setDensity, useDensity } from '@/lib/settings';
import classes from './ProfileMenu.module.css';
import { RegionsMenu } from './RegionsMenu';

export function ProfileMenu() {
  const { t, language } = useText();
  const session = useSession();
  const queries = useQueryClient();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const dense = useDensity() === 'dense';
  const leave = async () => {
    await signOut();
    // The next person on this screen must not see a flash of this one's cases.
    queries.setQueryData(['session'], null);
    queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  };
  return (
    <Menu position="bottom-end" width={230}>
      <Menu.Target>
        <UnstyledButton className={classes.target} data-testid="profile" aria-label={t('profile.open', { name: session.name })}>
          <IconUserCircle size={19} stroke={1.7} className={classes.icon} aria-hidden />
          <span className={classes.name}>{session.name}</span>
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <strong>{session.name}</strong>
          <span>{t(`role.${session.role}`)}</span>
          <span>{session.regionName}</span>
        </div>
        <RegionsMenu />
        <Menu.Divider />
        <Menu.Item component={Link} to="/security" leftSection={<IconShieldLock size={16} aria-hidden />} data-testid="nav-security">
          {t('account.title')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLanguage size={16} aria-hidden />} onClick={() => void setLanguage(language === 'ru' ? 'en' : 'ru')}>
          {t('app.switchLanguage')}
        </Menu.Item>
        <Menu.Item
          leftSection={scheme === 'dark' ? <IconSun size={16} aria-hidden /> : <IconMoon size={16} aria-hidden />}
          onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
        >
          {t(scheme === 'dark' ? 'app.light' : 'app.dark')}
        </Menu.Item>
        <Menu.Item
          leftSection={dense ? <IconBaselineDensityMedium size={16} aria-hidden /> : <IconBaselineDensitySmall size={16} aria-hidden />}
          onClick={() => setDensity(dense ? 'roomy' : 'dense')}
          data-testid="density"
        >
          {t(dense ? 'app.roomy' : 'app.dense')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()} data-testid="sign-out">
          {t('profile.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
