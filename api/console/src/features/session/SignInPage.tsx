import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Preferences } from '@/components/Preferences';
import type { Session } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { invitationToken } from '@/lib/session/invitation';
import { InvitationStep } from './InvitationStep';
import { PasswordStep } from './PasswordStep';
import { SecondStep } from './SecondStep';
import classes from './SignInPage.module.css';

export function SignInPage() {
  const { t } = useText();
  const queries = useQueryClient();
  const [second, setSecond] = useState(false);
  const [token, setToken] = useState(invitationToken());
  const enter = (session: Session) => {
    queries.setQueryData(['session'], session);
    // Asking who is signed in makes this browser a known device.
    void queries.invalidateQueries({ queryKey: ['session'] });
  };
  const leave = () => {
    history.replaceState(null, '', '/');
    setToken(null);
    void queries.invalidateQueries({ queryKey: ['session'] });
  };
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <img src="/mark.svg" alt="" width={40} height={40} />
          <div>
            <h1 className={classes.title}>{t('app.name')}</h1>
            <p className={classes.tagline}>{t('app.tagline')}</p>
          </div>
        </div>
        {token !== null ? (
          <InvitationStep token={token} leave={leave} />
        ) : second ? (
          <SecondStep enter={enter} back={() => setSecond(false)} />
        ) : (
          <PasswordStep enter={enter} askSecond={() => setSecond(true)} />
        )}
      </div>
      <footer className={classes.foot}>
        <Preferences />
      </footer>
    </main>
  );
}
