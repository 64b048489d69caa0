import { Alert, Anchor, Button, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { signInSecond } from '@/features/session/api/signInSecond';
import type { Session } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import classes from './SignInPage.module.css';
import { useSignIn } from './useSignIn';

/** The code of the authenticator app, or a recovery code when the telephone is gone. */
export function SecondStep({ enter, back }: { enter: (session: Session) => void; back: () => void }) {
  const { t } = useText();
  const [recovery, setRecovery] = useState(false);
  const [code, setCode] = useState('');
  const { busy, problem, attempt, forget } = useSignIn();
  const input = useRef<HTMLInputElement>(null);
  // Pressing the button took the focus there, and while it was busy it lost it.
  useEffect(() => {
    if (problem) input.current?.select();
  }, [problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(async () => enter(await signInSecond(recovery ? { recoveryCode: code } : { code })));
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        key={recovery ? 'recovery' : 'code'}
        ref={input}
        size="md"
        label={t(recovery ? 'signIn.recoveryCode' : 'signIn.code')}
        description={t(recovery ? 'signIn.recoveryHint' : 'signIn.codeHint')}
        data-testid="second-factor"
        name="code"
        autoComplete="one-time-code"
        inputMode={recovery ? 'text' : 'numeric'}
        autoFocus
        required
        withAsterisk={false}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      {problem ? (
        <Alert color="red" role="alert" data-testid="sign-in-problem">
          {problem}
        </Alert>
      ) : null}
      <Button type="submit" size="md" fullWidth loading={busy} data-testid="second-factor-submit">
        {t('signIn.submit')}
      </Button>
      <div className={classes.links}>
        <Anchor
          component="button"
          type="button"
          size="sm"
          data-testid="use-recovery"
          onClick={() => {
            setRecovery(!recovery);
            setCode('');
            forget();
          }}
        >
          {t(recovery ? 'signIn.useCode' : 'signIn.useRecovery')}
        </Anchor>
        <Anchor component="button" type="button" size="sm" onClick={back}>
          {t('signIn.back')}
        </Anchor>
      </div>
    </form>
  );
}
