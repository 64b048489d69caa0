import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useText } from '@/lib/i18n';
import { fieldProblems } from '@/lib/problems';
import { prove } from '@/lib/session/prove';

interface Props {
  password: boolean;
  code: boolean;
  proved: () => void;
}

/** Password and code, of those the account has; a recovery code when the telephone is gone. */
export function ProofForm({ password: asksPassword, code: asksCode, proved }: Props) {
  const { t } = useText();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(false);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setBusy(true);
    setProblems({});
    try {
      await prove({ ...(asksPassword ? { password } : {}), ...(asksCode ? (recovery ? { recoveryCode: code } : { code }) : {}) });
      proved();
    } catch (error) {
      setProblems(fieldProblems(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} style={{ display: 'grid', gap: 12 }}>
      {asksPassword ? (
        <PasswordInput
          label={t('signIn.password')}
          autoFocus
          data-autofocus
          data-testid="proof-password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          value={password}
          error={problems.password ?? problems['']}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      ) : null}
      {asksCode ? (
        <TextInput
          label={t(recovery ? 'signIn.recoveryCode' : 'signIn.code')}
          description={t(recovery ? 'signIn.recoveryHint' : 'signIn.codeHint')}
          data-testid="proof-code"
          autoFocus={!asksPassword}
          autoComplete="one-time-code"
          inputMode={recovery ? 'text' : 'numeric'}
          value={code}
          error={problems.code ?? (asksPassword ? undefined : problems[''])}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
      ) : null}
      {asksCode ? (
        <Anchor
          component="button"
          type="button"
          size="sm"
          style={{ justifySelf: 'start' }}
          data-testid="proof-recovery"
          onClick={() => {
            setRecovery(!recovery);
            setCode('');
            setProblems({});
          }}
        >
          {t(recovery ? 'signIn.useCode' : 'signIn.useRecovery')}
        </Anchor>
      ) : null}
      <Button
        type="submit"
        loading={busy}
        disabled={(asksPassword && !password) || (asksCode && !code)}
        style={{ justifySelf: 'end' }}
        data-testid="proof-submit"
      >
        {t('proof.submit')}
      </Button>
    </form>
  );
}
