import { Button, Modal, PasswordInput } from '@mantine/core';
import { createContext, type FormEvent, type ReactNode, useCallback, useContext, useState } from 'react';
import { HttpError } from '@/lib/api/http';
import { useText } from '@/lib/i18n';
import { problemSentence } from '@/lib/problems';
import { prove } from '@/lib/session/prove';

type Ask = () => Promise<boolean>;

const ProofContext = createContext<Ask | null>(null);

/** Lasting changes ask for the password again when it was shown long ago. */
export function ProofProvider({ children }: { children: ReactNode }) {
  const [waiting, setWaiting] = useState<((proved: boolean) => void) | null>(null);
  const ask = useCallback<Ask>(() => new Promise((resolve) => setWaiting(() => resolve)), []);
  const settle = (proved: boolean) => {
    waiting?.(proved);
    setWaiting(null);
  };
  return (
    <ProofContext.Provider value={ask}>
      {children}
      {waiting ? <ProofDialog settle={settle} /> : null}
    </ProofContext.Provider>
  );
}

/** Runs an action that may need a recent proof, and asks for the proof when the server requires one. */
export function useProved(): <T>(act: () => Promise<T>) => Promise<T> {
  const ask = useContext(ProofContext);
  return useCallback(
    async (act) => {
      try {
        return await act();
      } catch (error) {
        if (error instanceof HttpError && error.code === 'proof-required' && ask && (await ask())) return act();
        throw error;
      }
    },
    [ask],
  );
}

function ProofDialog({ settle }: { settle: (proved: boolean) => void }) {
  const { t } = useText();
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setBusy(true);
    try {
      await prove(password);
      settle(true);
    } catch (error) {
      setProblem(problemSentence(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal opened onClose={() => settle(false)} title={t('proof.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <form onSubmit={(event) => void submit(event)} style={{ display: 'grid', gap: 12 }} data-testid="proof">
        <PasswordInput
          label={t('signIn.password')}
          description={t('proof.why')}
          data-autofocus
          data-testid="proof-password"
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
          value={password}
          error={problem}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} disabled={!password} style={{ justifySelf: 'end' }}>
          {t('proof.submit')}
        </Button>
      </form>
    </Modal>
  );
}
