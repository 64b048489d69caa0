import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Loading } from '@/components/Loading';
import { RelativeTime } from '@/components/RelativeTime';
import classes from '@/features/admin/AdminPage.module.css';
import { AdminTable } from '@/features/admin/AdminTable';
import { listKeys } from '@/features/admin/keys/api/listKeys';
import { revokeKey } from '@/features/admin/keys/api/revokeKey';
import type { ApiKey } from '@/features/admin/keys/api/types';
import { useText } from '@/lib/i18n';
import { useNow } from '@/lib/now';
import { problemSentence } from '@/lib/problems';
import { useSession } from '@/lib/session/session';
import { short } from '@/lib/time';
import { KeyForm } from './KeyForm';

/** API keys with which other systems call the api. */
export function KeysAdmin({ region }: { region: string }) {
  const { t, language } = useText();
  const { timeZone } = useSession();
  const now = useNow();
  const { data, refetch } = useQuery({ queryKey: ['keys'], queryFn: listKeys });
  const [adding, setAdding] = useState(false);
  if (!data) return <Loading />;
  const keys = data.filter((key) => key.region === region);
  const revoke = async (key: ApiKey) => {
    try {
      await revokeKey(key.id);
      void refetch();
    } catch (error) {
      notifications.show({ message: problemSentence(error, t), color: 'red' });
    }
  };
  const state = (key: ApiKey) => (key.revokedAt ? 'revoked' : Date.parse(key.expiresAt) < now ? 'expired' : 'inForce');
  return (
    <div className={classes.page} data-testid="keys-admin">
      <h1 className={classes.title}>{t('admin.keys')}</h1>
      <p className={classes.lead}>{t('keys.lead')}</p>
      <section className={classes.card}>
        <div className={classes.head}>
          <h2>{t('keys.list')}</h2>
          <Button leftSection={<IconPlus size={15} aria-hidden />} data-testid="new-key" onClick={() => setAdding(true)}>
            {t('keys.add')}
          </Button>
        </div>

        <AdminTable
          label={t('keys.list')}
          columns={[t('keys.name'), t('keys.scopes'), t('keys.expires'), t('keys.used')]}
          empty={t('keys.none')}
          isEmpty={keys.length === 0}
        >
          {keys.map((key) => (
            <tr key={key.id} data-testid={`key-${key.prefix}`}>
              <th scope="row">
                {key.name}
                <div className={classes.dim}>
                  <code>{key.prefix}…</code> · {key.createdBy}
                </div>
              </th>
              <td>{key.scopes.map((scope) => t(`keys.scope.${scope.replace(':', '-')}`)).join(', ')}</td>
              <td>
                {state(key) === 'inForce' ? (
                  short(key.expiresAt, timeZone, language)
                ) : (
                  <span className={classes.dim}>{t(`keys.${state(key)}`)}</span>
                )}
              </td>
              <td>{key.usedAt ? <RelativeTime at={key.usedAt} /> : <span className={classes.dim}>{t('people.never')}</span>}</td>
              <td>
                {state(key) === 'inForce' ? (
                  <div className={classes.actions}>
                    <Button
                      variant="subtle"
                      color="red"
                      onClick={() => void revoke(key)}
                      aria-label={t('keys.revokeOne', { name: key.name })}
                    >
                      {t('keys.revoke')}
                    </Button>
                  </div>
                ) : null}
              </td>
            </tr>
          ))}
        </AdminTable>
      </section>
      {adding ? <KeyForm region={region} dismiss={() => setAdding(false)} done={() => void refetch()} /> : null}
    </div>
  );
}
