import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Preferences } from '@/components/Preferences';
import { HttpError } from '@/lib/api/http';
import { signIn } from '@/lib/api/signIn';
import { useText } from '@/lib/i18n';
import classes from './SignInPage.module.css';

export function SignInPage() {
  const { t } = useText();
  const queries = useQueryClient();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    try {
      queries.setQueryData(['session'], await signIn(login.trim(), password));
    } catch (error) {
      const code = error instanceof HttpError ? error.code : 'network';
      const status = error instanceof HttpError ? error.status : 0;
      setProblem(status === 429 ? t('signIn.tooMany') : code === 'wrong-credentials' || status === 401 ? t('signIn.wrong') : t('signIn.failed'));
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className={classes.page}>
      <form className={classes.card} onSubmit={(event) => void submit(event)}>
        <div className={classes.brand}>
          <img src="/mark.svg" alt="" width={40} height={40} />
          <div>
            <h1 className={classes.title}>{t('app.name')}</h1>
            <p className={classes.tagline}>{t('app.tagline')}</p>
          </div>
        </div>
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
      </form>
      <footer className={classes.foot}>
        <Preferences />
      </footer>
    </main>
  );
}
