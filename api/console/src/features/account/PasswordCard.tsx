import { Alert, Button, PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useProved } from '@/components/Proof';
import { changePassword } from '@/features/account/api/changePassword';
import { useText } from '@/lib/i18n';
import { fieldProblems } from '@/lib/problems';
import classes from './Account.module.css';

interface Props {
  hasPassword: boolean;
  mustChange: boolean;
  done: () => void;
}

export function PasswordCard({ hasPassword, mustChange, done }: Props) {
  const { t } = useText();
  const queries = useQueryClient();
  const proved = useProved();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblems({});
    try {
      await proved(() => changePassword(current, password));
      setCurrent('');
      setPassword('');
      notifications.show({ message: t('account.passwordChanged'), color: 'green' });
      if (mustChange) void queries.invalidateQueries({ queryKey: ['session'] });
      done();
    } catch (error) {
      setProblems(fieldProblems(error, t));
    } finally {
      setBusy(false);
    }
  };
  const toggle = { 'aria-label': t('signIn.showPassword') };
  return (
    <section className={classes.card}>
      <div className={classes.head}>
        <h2>{t('signIn.password')}</h2>
      </div>
      {mustChange ? <Alert color="orange">{t('account.mustChange')}</Alert> : <p className={classes.hint}>{t('account.passwordHint')}</p>}
      <form className={classes.form} onSubmit={(event) => void submit(event)}>
        {hasPassword ? (
          <PasswordInput
            label={t('account.current')}
            data-testid="current-password"
            autoComplete="current-password"
            visibilityToggleButtonProps={toggle}
            value={current}
            error={problems.current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
        ) : null}
        <PasswordInput
          label={t('account.new')}
          description={t('account.newHint')}
          data-testid="new-password"
          autoComplete="new-password"
          visibilityToggleButtonProps={toggle}
          value={password}
          error={problems.password ?? problems['']}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button
          type="submit"
          w="fit-content"
          loading={busy}
          disabled={!password || (hasPassword && !current)}
          data-testid="change-password"
        >
          {t('account.change')}
        </Button>
      </form>
    </section>
  );
}
