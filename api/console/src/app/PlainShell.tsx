import { IconMap2, IconServer } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { Preferences } from '@/components/Preferences';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { ProfileMenu } from './ProfileMenu';
import { plainScreens } from './plainScreens';
import classes from './Shell.module.css';

/** The bar alone: for platform engineers, for roles without screens in this console, and until a temporary password is changed. */
export function PlainShell({ children }: { children: ReactNode }) {
  const { t } = useText();
  const { pathname } = useLocation();
  const { compares, watches } = plainScreens(useSession());
  return (
    <div className={classes.shell}>
      <header className={classes.bar}>
        <span className={classes.brand}>
          <img src="/mark.svg" alt="" width={26} height={26} className={classes.mark} />
          <span className={classes.name}>{t('app.name')}</span>
        </span>
        {compares || watches ? (
          <nav className={classes.nav} aria-label={t('nav.label')}>
            {compares ? (
              <NavLink
                to="/regions"
                className={classes.link}
                data-current={pathname.startsWith('/regions') || undefined}
                data-testid="nav-regions"
              >
                <IconMap2 size={17} stroke={1.8} aria-hidden />
                <span>{t('regions.title')}</span>
              </NavLink>
            ) : null}
            {watches ? (
              <NavLink
                to="/platform"
                className={classes.link}
                data-current={pathname === '/platform' || undefined}
                data-testid="nav-platform"
              >
                <IconServer size={17} stroke={1.8} aria-hidden />
                <span>{t('platform.title')}</span>
              </NavLink>
            ) : null}
          </nav>
        ) : null}
        <span className={classes.grow} />
        <span className={classes.wide}>
          <Preferences />
        </span>
        <ProfileMenu />
      </header>
      <div className={classes.content}>{children}</div>
    </div>
  );
}
