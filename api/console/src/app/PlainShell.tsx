import type { ReactNode } from 'react';
import { NavLink, useLocation } from 'react-router';
import { Preferences } from '@/components/Preferences';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import { ProfileMenu } from './ProfileMenu';
import classes from './Shell.module.css';

/** The bar alone: for platform engineers, for roles without screens in this console, and until a temporary password is changed. */
export function PlainShell({ children }: { children: ReactNode }) {
  const { t } = useText();
  const session = useSession();
  const { pathname } = useLocation();
  return (
    <div className={classes.shell}>
      <header className={classes.bar}>
        <span className={classes.brand}>
          <img src="/mark.svg" alt="" width={26} height={26} className={classes.mark} />
          <span className={classes.name}>{t('app.name')}</span>
        </span>
        {session.permissions.includes('platform.watch') ? (
          <NavLink to="/platform" className={classes.link} data-current={pathname === '/platform' || undefined} data-testid="nav-platform">
            {t('platform.title')}
          </NavLink>
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
