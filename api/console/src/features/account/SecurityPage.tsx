import { Alert, Button, Loader } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useAskProof } from '@/components/Proof';
import type { Session } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { getOwnSecurity, type OwnSecurity } from '@/lib/session/getOwnSecurity';
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
            {session.secondFactorMissing && !session.mustChangePassword ? <SecondFactorNeeded security={security} /> : null}
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

/** The role requires a second factor: nothing else is allowed before one was set up or shown. */
function SecondFactorNeeded({ security }: { security: OwnSecurity }) {
  const { t } = useText();
  const ask = useAskProof();
  const queries = useQueryClient();
  const has = security.secondFactor || security.passkeys.length > 0;
  // One that was set up here counts already; another one has to be shown.
  const goOn = async () => {
    await queries.invalidateQueries({ queryKey: ['session'] });
    if (queries.getQueryData<Session | null>(['session'])?.secondFactorMissing) await ask('second');
  };
  return (
    <Alert color="orange" data-testid="second-factor-needed">
      <p className={classes.needed}>{t(has ? 'account.showSecond' : 'account.needSecond')}</p>
      {has ? (
        <Button data-testid="go-on" onClick={() => void goOn()}>
          {t('account.goOn')}
        </Button>
      ) : null}
    </Alert>
  );
}
