import { Alert, Button, Divider, PasswordInput, TextInput } from '@mantine/core';
import { IconBuildingBank, IconFingerprint } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { signIn } from '@/features/session/api/signIn';
import { signInPasskey } from '@/features/session/api/signInPasskey';
import type { Session } from '@/lib/api/types';
import { useText } from '@/lib/i18n';
import { askPasskey, passkeysWork } from '@/lib/passkeys';
import { passkeyQuestion } from '@/lib/session/passkeyQuestion';
import { signInOptions } from '@/lib/session/signInOptions';
import classes from './SignInPage.module.css';
import { useSignIn } from './useSignIn';

interface Props {
  enter: (session: Session) => void;
  askSecond: () => void;
}

export function PasswordStep({ enter, askSecond }: Props) {
  const { t } = useText();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  // The provider sends people back here when it knows them and we do not.
  const returned = new URLSearchParams(location.search).get('sign-in');
  const { busy, problem, attempt } = useSignIn(
    returned ? t(`signIn.returned.${returned}`, { defaultValue: t('signIn.returned.failed') }) : null,
  );
  const { data: options } = useQuery({ queryKey: ['sign-in-options'], queryFn: signInOptions, staleTime: Infinity });

  const typed = useRef<HTMLInputElement>(null);
  // Pressing the button took the focus there, and while it was busy it lost it.
  useEffect(() => {
    if (problem && typed.current?.value) typed.current.select();
  }, [problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void attempt(
      async () => enter(await signIn(login.trim(), password)),
      (code) => {
        if (code !== 'second-factor-required') return false;
        askSecond();
        return true;
      },
    );
  };
  const byPasskey = () =>
    attempt(async () => {
      const credential = await askPasskey(await passkeyQuestion());
      if (credential !== null) enter(await signInPasskey(credential));
    });

  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        size="md"
        label={t('signIn.login')}
        data-testid="login"
        name="login"
        autoComplete="username"
        autoFocus
        required
        withAsterisk={false}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <PasswordInput
        size="md"
        label={t('signIn.password')}
        data-testid="password"
        ref={typed}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {problem ? (
        <Alert color="red" role="alert" data-testid="sign-in-problem">
          {problem}
        </Alert>
      ) : null}
      <Button type="submit" size="md" fullWidth loading={busy} data-testid="sign-in">
        {t('signIn.submit')}
      </Button>
      {passkeysWork() || options?.provider ? <Divider label={t('signIn.or')} /> : null}
      {passkeysWork() ? (
        <Button
          variant="default"
          size="md"
          fullWidth
          disabled={busy}
          leftSection={<IconFingerprint size={18} aria-hidden />}
          data-testid="sign-in-passkey"
          onClick={() => void byPasskey()}
        >
          {t('signIn.passkey')}
        </Button>
      ) : null}
      {options?.provider ? (
        <Button
          component="a"
          href="/api/v1/session/provider"
          variant="default"
          size="md"
          fullWidth
          leftSection={<IconBuildingBank size={18} aria-hidden />}
          data-testid="sign-in-provider"
        >
          {t('signIn.provider', { name: options.provider })}
        </Button>
      ) : null}
    </form>
  );
}
