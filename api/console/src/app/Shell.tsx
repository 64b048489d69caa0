import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFlag, IconHelp, IconInbox, IconLayoutDashboard, IconSettings, IconUserCheck } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { NavLink, useLocation, useNavigate } from 'react-router';
import { LiveBadge, StaleBanner } from '@/components/LiveBadge';
import { Preferences } from '@/components/Preferences';
import { ScreenBoundary } from '@/components/ScreenBoundary';
import { NoticesButton } from '@/features/notices/NoticesButton';
import { SearchBox } from '@/features/search/SearchBox';
import { type Command, useCommands } from '@/lib/commands';
import { useText } from '@/lib/i18n';
import { rememberPrefix } from '@/lib/keys';
import { useSession } from '@/lib/session/session';
import { setDensity, useDensity } from '@/lib/settings';
import { screensOf } from './adminScreens';
import { HelpDialog } from './HelpDialog';
import { ProfileMenu } from './ProfileMenu';
import { PaletteHost } from './palette/PaletteHost';
import classes from './Shell.module.css';

export function Shell({ children }: { children: ReactNode }) {
  const { t } = useText();
  const session = useSession();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [help, setHelp] = useState(false);
  const manages = screensOf(session).length > 0;
  const dense = useDensity() === 'dense';
  useEffect(() => rememberPrefix(), []);
  const go = (id: string, label: string, keys: string | undefined, to: string): Command => ({
    id,
    group: 'go',
    label,
    keys,
    run: () => void navigate(to),
  });
  useCommands([
    go('go-inbox', t('nav.queue'), 'g i', '/inbox/open'),
    go('go-approvals', t('nav.approvals'), 'g a', '/approvals'),
    go('go-promises', t('nav.promises'), 'g p', '/promises'),
    go('go-board', t('nav.board'), 'g b', '/board'),
    ...(manages ? [go('go-manage', t('nav.manage'), 'g m', '/manage')] : []),
    go('go-map', t('map.title'), undefined, '/map'),
    go('go-search', t('search.everywhere'), undefined, '/search'),
    go('go-security', t('account.title'), undefined, '/security'),
    { id: 'help', group: 'settings', label: t('help.open'), keys: '?', run: () => setHelp(true) },
    {
      id: 'density',
      group: 'settings',
      label: t(dense ? 'app.roomy' : 'app.dense'),
      run: () => setDensity(dense ? 'roomy' : 'dense'),
    },
  ]);
  return (
    <div className={classes.shell}>
      <a href="#content" className="skip-link">
        {t('app.skip')}
      </a>
      <header className={classes.bar}>
        <span className={classes.brand}>
          <img src="/mark.svg" alt="" width={26} height={26} className={classes.mark} />
          <span className={classes.name}>{t('app.name')}</span>
          <span className={classes.region} title={session.regionName}>
            {session.regionName}
          </span>
        </span>
        <nav className={classes.nav} aria-label={t('nav.label')}>
          <NavLink
            to="/inbox/open"
            className={classes.link}
            data-current={pathname.startsWith('/inbox') || undefined}
            data-testid="nav-inbox"
          >
            <IconInbox size={17} stroke={1.8} aria-hidden />
            <span>{t('nav.queue')}</span>
          </NavLink>
          <NavLink
            to="/approvals"
            className={classes.link}
            data-current={pathname.startsWith('/approvals') || undefined}
            data-testid="nav-approvals"
          >
            <IconUserCheck size={17} stroke={1.8} aria-hidden />
            <span>{t('nav.approvals')}</span>
          </NavLink>
          <NavLink
            to="/promises"
            className={classes.link}
            data-current={pathname.startsWith('/promises') || undefined}
            data-testid="nav-promises"
          >
            <IconFlag size={17} stroke={1.8} aria-hidden />
            <span>{t('nav.promises')}</span>
          </NavLink>
          <NavLink to="/board" className={classes.link} data-current={pathname.startsWith('/board') || undefined} data-testid="nav-board">
            <IconLayoutDashboard size={17} stroke={1.8} aria-hidden />
            <span>{t('nav.board')}</span>
          </NavLink>
          {manages ? (
            <NavLink
              to="/manage"
              className={classes.link}
              data-current={pathname.startsWith('/manage') || undefined}
              data-testid="nav-manage"
            >
              <IconSettings size={17} stroke={1.8} aria-hidden />
              <span>{t('nav.manage')}</span>
            </NavLink>
          ) : null}
        </nav>
        <SearchBox />
        <PaletteHost className={classes.wide} />
        <span className={classes.grow} />
        <LiveBadge />
        <NoticesButton />
        <span className={classes.wide}>
          <Preferences />
        </span>
        <Tooltip label={t('help.open')}>
          <ActionIcon
            variant="transparent"
            c="inherit"
            size={30}
            className={classes.wide}
            aria-label={t('help.open')}
            data-testid="help"
            onClick={() => setHelp(true)}
          >
            <IconHelp size={19} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <ProfileMenu />
      </header>
      <StaleBanner />
      <div className={classes.content}>
        <ScreenBoundary place={pathname}>{children}</ScreenBoundary>
      </div>
      <HelpDialog opened={help} close={() => setHelp(false)} />
    </div>
  );
}
