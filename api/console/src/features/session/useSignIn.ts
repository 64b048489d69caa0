import { useState } from 'react';
import { HttpError } from '@/lib/api/http';
import { useText } from '@/lib/i18n';

/** One attempt to sign in at a time, and its outcome as text. */
export function useSignIn(first: string | null = null) {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(first);
  const attempt = async (act: () => Promise<void>, onCode?: (code: string) => boolean) => {
    setBusy(true);
    setProblem(null);
    try {
      await act();
    } catch (error) {
      const code = error instanceof HttpError ? error.code : 'network';
      if (onCode?.(code)) return;
      setProblem(t(`signIn.problem.${code}`, { defaultValue: t('signIn.failed') }));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, attempt, forget: () => setProblem(null) };
}
