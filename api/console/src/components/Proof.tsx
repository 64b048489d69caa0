import { Alert, Button, Loader, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBuildingBank, IconFingerprint } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import { HttpError } from '@/lib/api/http';
import { useText } from '@/lib/i18n';
import { askPasskey, passkeysWork } from '@/lib/passkeys';
import { problemSentence } from '@/lib/problems';
import { getOwnSecurity } from '@/lib/session/getOwnSecurity';
import { passkeyQuestion } from '@/lib/session/passkeyQuestion';
import { provePasskey } from '@/lib/session/provePasskey';
import { ProofForm } from './ProofForm';

/** Why a proof is asked for: the last one was long ago, or the role requires a second factor. */
type Reason = 'why' | 'second';
type Ask = (reason: Reason) => Promise<boolean>;

interface Waiting {
  reason: Reason;
  resolve: (proved: boolean) => void;
}

const ProofContext = createContext<Ask | null>(null);

/** Lasting changes ask for a proof again when the last one was long ago. */
export function ProofProvider({ children }: { children: ReactNode }) {
  const { t } = useText();
  const queries = useQueryClient();
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const ask = useCallback<Ask>((reason) => new Promise((resolve) => setWaiting({ reason, resolve })), []);
  // Back from the provider, which says how it went in the address.
  useEffect(() => {
    const outcome = new URLSearchParams(location.search).get('proof');
    if (outcome !== 'done' && outcome !== 'failed') return;
    history.replaceState(null, '', location.pathname);
    notifications.show({ message: t(`proof.${outcome}`), color: outcome === 'done' ? 'green' : 'red' });
  }, [t]);
  const settle = (proved: boolean) => {
    waiting?.resolve(proved);
    setWaiting(null);
    // Where the role requires a second factor, the proof may have shown it.
    if (proved) void queries.invalidateQueries({ queryKey: ['session'] });
  };
  return (
    <ProofContext.Provider value={ask}>
      {children}
      {waiting ? <ProofDialog reason={waiting.reason} settle={settle} /> : null}
    </ProofContext.Provider>
  );
}

/** Asks for a proof; false when the person closed the dialog. */
export function useAskProof(): Ask {
  const ask = useContext(ProofContext);
  if (ask === null) throw new Error('No proof provider around this component.');
  return ask;
}

/** Runs an action that may need a recent proof, and asks for the proof when the server requires one. */
export function useProved(): <T>(act: () => Promise<T>) => Promise<T> {
  const ask = useContext(ProofContext);
  return useCallback(
    async (act) => {
      try {
        return await act();
      } catch (error) {
        if (error instanceof HttpError && error.code === 'proof-required' && ask && (await ask('why'))) return act();
        throw error;
      }
    },
    [ask],
  );
}

/** All the ways the account has: password with code, passkey, provider. */
function ProofDialog({ reason, settle }: { reason: Reason; settle: (proved: boolean) => void }) {
  const { t } = useText();
  const { data: security, error, refetch } = useQuery({ queryKey: ['own-security'], queryFn: getOwnSecurity });
  const [problem, setProblem] = useState<string | null>(null);
  const byPasskey = async () => {
    setProblem(null);
    try {
      const credential = await askPasskey(await passkeyQuestion());
      if (credential === null) return;
      await provePasskey(credential);
      settle(true);
    } catch (error) {
      setProblem(problemSentence(error, t));
    }
  };
  const hasPasskey = security !== undefined && security.passkeys.length > 0 && passkeysWork();
  const types = security !== undefined && (security.hasPassword || security.secondFactor);
  const unread = error !== null && security === undefined;
  return (
    <Modal opened onClose={() => settle(false)} title={t('proof.title')} closeButtonProps={{ 'aria-label': t('common.close') }}>
      <div style={{ display: 'grid', gap: 12 }} data-testid="proof">
        <p style={{ margin: 0 }}>{t(`proof.${reason}`)}</p>
        {security || unread ? null : <Loader size="sm" aria-label={t('common.loading')} />}
        {unread ? (
          <>
            <Alert color="red" role="alert">
              {problemSentence(error, t)}
            </Alert>
            <Button variant="default" onClick={() => void refetch()}>
              {t('common.retry')}
            </Button>
          </>
        ) : null}
        {types ? <ProofForm password={security.hasPassword} code={security.secondFactor} proved={() => settle(true)} /> : null}
        {hasPasskey ? (
          <Button
            variant="default"
            leftSection={<IconFingerprint size={18} aria-hidden />}
            data-testid="proof-passkey"
            onClick={() => void byPasskey()}
          >
            {t('proof.passkey')}
          </Button>
        ) : null}
        {security?.provider ? (
          <Button
            component="a"
            href={`/api/v1/session/proof/provider?back=${encodeURIComponent(location.pathname)}`}
            variant="default"
            leftSection={<IconBuildingBank size={18} aria-hidden />}
            data-testid="proof-provider"
          >
            {t('proof.provider')}
          </Button>
        ) : null}
        {problem ? (
          <Alert color="red" role="alert">
            {problem}
          </Alert>
        ) : null}
        {security && !types && !hasPasskey && !security.provider ? <p style={{ margin: 0 }}>{t('proof.noWay')}</p> : null}
      </div>
    </Modal>
  );
}
