import type { ReactNode } from 'react';
import { Preferences } from '@/components/Preferences';
import { useText } from '@/lib/i18n';
import { ProfileMenu } from './ProfileMenu';
import classes from './Shell.module.css';

/** The bar alone: for roles without screens in this console, and until a temporary password is changed. */
export function PlainShell({ children }: { children: ReactNode }) {
  const { t } = useText();
  return (
    <div className={classes.shell}>
      <header className={classes.bar}>
        <span className={classes.brand}>
          <img src="/mark.svg" alt="" width={26} height={26} className={classes.mark} />
          <span className={classes.name}>{t('app.name')}</span>
        </span>
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
