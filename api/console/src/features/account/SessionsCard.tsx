import { Alert, Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useProved } from '@/components/Proof';
import { RelativeTime } from '@/components/RelativeTime';
import { endOtherSessions } from '@/features/account/api/endOtherSessions';
import { endSession } from '@/features/account/api/endSession';
import { getOwnSessions } from '@/features/account/api/getOwnSessions';
import type { OwnSession } from '@/features/account/api/types';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import classes from './Account.module.css';

/** Where one is signed in. This browser's own session ends with signing out. */
export function SessionsCard() {
  const { t } = useText();
  const proved = useProved();
  const { data: sessions, refetch } = useQuery({ queryKey: ['own-sessions'], queryFn: getOwnSessions });
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (act: () => Promise<void>) => {
    setProblem(null);
    try {
      await proved(act);
    } catch (error) {
      setProblem(problemSentence(error, t));
    } finally {
      // Also after a refusal: what is not there any more had ended by itself.
      void refetch();
    }
  };
  const others = sessions?.filter((session) => !session.current) ?? [];
  return (
    <section className={classes.card} data-testid="sessions-card">
      <div className={classes.head}>
        <h2>{t('account.sessions')}</h2>
        {others.length > 0 ? (
          <Button variant="default" size="xs" onClick={() => void run(endOtherSessions)} data-testid="end-other-sessions">
            {t('account.endOthers')}
          </Button>
        ) : null}
      </div>
      <p className={classes.hint}>{t('account.sessionsHint')}</p>
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
      {sessions ? (
        <ul className={classes.list} data-testid="sessions">
          {sessions.map((session) => (
            <li key={session.id} data-testid="session" data-current={session.current || undefined}>
              <Where session={session} />
              {session.current ? (
                <span className={classes.state} data-on>
                  {t('account.thisSession')}
                </span>
              ) : (
                <Button
                  variant="subtle"
                  color="red"
                  size="compact-sm"
                  aria-label={t('account.endSession', { name: session.agent ?? t('account.unknownAgent') })}
                  onClick={() => void run(() => endSession(session.id))}
                >
                  {t('account.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <Loader size="sm" aria-label={t('common.loading')} />
      )}
    </section>
  );
}

function Where({ session }: { session: OwnSession }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  return (
    <span className={classes.where}>
      <span>{session.agent ?? t('account.unknownAgent')}</span>
      <span className={classes.hint}>
        {t(`account.way.${session.way}`)}
        {session.addressPrefix ? `, ${t('account.from', { network: session.addressPrefix })}` : ''}
        {', '}
        {t('account.until', { at: short(session.endsAt, timeZone, language) })}
      </span>
      {session.current ? null : (
        <span className={classes.hint}>
          {t('account.seen')} <RelativeTime at={session.seenAt} />
        </span>
      )}
    </span>
  );
}
