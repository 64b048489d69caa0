import { SessionProvider } from '@/lib/session';
import type { Session } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { ProfileMenu } from './ProfileMenu';
import classes from './Shell.module.css';

/** For a role whose screens do not exist: says so instead of showing an inbox that stays empty. */
export function NoScreens({ session }: { session: Session }) {
  const { t } = useText();
  return (
    <SessionProvider session={session}>
      <div className={classes.shell}>
        <header className={classes.bar}>
          <span className={classes.brand}>
            <img src="/mark.svg" alt="" width={26} height={26} className={classes.mark} />
            <span className={classes.name}>{t('app.name')}</span>
          </span>
          <span className={classes.grow} />
          <ProfileMenu />
        </header>
        <main className={classes.notice} data-testid="no-screens">
          <h1>{t(`role.${session.role}`)}</h1>
          <p>{t('app.noScreens')}</p>
        </main>
      </div>
    </SessionProvider>
  );
}
