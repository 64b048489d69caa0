import { Alert, Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useProved } from '@/components/Proof';
import { Secrets } from '@/components/Secrets';
import { beginTotp } from '@/features/account/api/beginTotp';
import { disableTotp } from '@/features/account/api/disableTotp';
import { enableTotp } from '@/features/account/api/enableTotp';
import { newRecoveryCodes } from '@/features/account/api/newRecoveryCodes';
import type { NewAuthenticator } from '@/features/account/api/types';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import classes from './Account.module.css';

interface Props {
  on: boolean;
  codesLeft: number;
  done: () => void;
}

/** The authenticator app: a picture to scan, a code to show that it was, and recovery codes in case the phone is lost. */
export function AppCard({ on, codesLeft, done }: Props) {
  const { t } = useText();
  const proved = useProved();
  const [begun, setBegun] = useState<NewAuthenticator | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const run = async (act: () => Promise<void>) => {
    setProblem(null);
    try {
      await proved(act);
      done();
    } catch (error) {
      setProblem(problemSentence(error, t));
    }
  };
  const enable = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      setCodes((await enableTotp(code)).recoveryCodes);
      setBegun(null);
      setCode('');
    });
  };
  return (
    <section className={classes.card}>
      <div className={classes.head}>
        <h2>{t('account.app')}</h2>
        <span className={classes.state} data-testid="totp-state" data-on={on || undefined}>
          {t(on ? 'account.on' : 'account.off')}
        </span>
      </div>
      <p className={classes.hint}>{t('account.appHint')}</p>
      {codes ? (
        <>
          <Alert color="orange">{t('account.codesOnce')}</Alert>
          <Secrets texts={codes} testid="recovery-codes" />
        </>
      ) : null}
      {begun ? (
        <div className={classes.scan}>
          <img className={classes.picture} alt={t('account.scan')} src={`data:image/svg+xml,${encodeURIComponent(begun.svg)}`} />
          <form className={classes.form} onSubmit={enable}>
            <p className={classes.hint}>
              {t('account.scanHint')}{' '}
              <code className={classes.key} data-testid="totp-key">
                {begun.key}
              </code>
            </p>
            <TextInput
              label={t('signIn.code')}
              data-testid="totp-code"
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              error={problem}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <Button type="submit" w="fit-content" disabled={!code} data-testid="totp-enable">
              {t('account.enable')}
            </Button>
          </form>
        </div>
      ) : null}
      {problem && !begun ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
      {on ? <p className={classes.hint}>{t('account.codesLeft', { count: codesLeft })}</p> : null}
      <div className={classes.buttons}>
        {on ? (
          <>
            <Button
              variant="default"
              onClick={() => void run(async () => setCodes((await newRecoveryCodes()).recoveryCodes))}
              data-testid="new-codes"
            >
              {t('account.newCodes')}
            </Button>
            <Button
              variant="default"
              color="red"
              onClick={() =>
                void run(async () => {
                  await disableTotp();
                  setCodes(null);
                })
              }
              data-testid="totp-disable"
            >
              {t('account.disable')}
            </Button>
          </>
        ) : begun ? null : (
          <Button onClick={() => void run(async () => setBegun(await beginTotp()))} data-testid="totp-begin">
            {t('account.setUp')}
          </Button>
        )}
      </div>
    </section>
  );
}
