import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { getOwnSecurity } from '@/features/account/api/getOwnSecurity';
import { useText } from '@/lib/i18n';
import { useSession } from '@/lib/session/session';
import classes from './Account.module.css';
import { AppCard } from './AppCard';
import { PasskeysCard } from './PasskeysCard';
import { PasswordCard } from './PasswordCard';
import { SessionsCard } from './SessionsCard';

/** How one signs in, and where one is: password, authenticator app, passkeys, sessions. */
export function SecurityPage() {
  const { t } = useText();
  const session = useSession();
  const { data: security, refetch } = useQuery({ queryKey: ['own-security'], queryFn: getOwnSecurity });
  useEffect(() => {
    document.title = `${t('account.title')} — ${t('app.name')}`;
  }, [t]);
  const again = () => void refetch();
  return (
    <main id="content" className={classes.page} tabIndex={-1} data-testid="security">
      <div className={classes.column}>
        <h1 className={classes.title}>{t('account.title')}</h1>
        {security ? (
          <>
            <PasswordCard hasPassword={security.hasPassword} mustChange={session.mustChangePassword} done={again} />
            {session.mustChangePassword ? null : (
              <>
                <AppCard on={security.secondFactor} codesLeft={security.recoveryCodesLeft} done={again} />
                <PasskeysCard passkeys={security.passkeys} done={again} />
                <SessionsCard />
              </>
            )}
          </>
        ) : (
          <Loader size="sm" aria-label={t('common.loading')} />
        )}
      </div>
    </main>
  );
}
